import { WRITE_OFF_REASONS } from '../cash/settling';
import { useWord } from '../ui/Figures';

/** Why an entry was posted; that of a write-off begins with a code, which is said in words. */
export function useReasonText(): (reason: string) => string {
  const word = useWord();
  return (reason) => {
    const code = WRITE_OFF_REASONS.find((one) => reason === one || reason.startsWith(`${one}: `));
    return code ? `${word(code)}${reason.slice(code.length)}` : reason;
  };
}
