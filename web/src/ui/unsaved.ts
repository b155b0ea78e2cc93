import { useEffect } from 'react';

let count = 0;
const listeners = new Set<() => void>();

/** Whether somebody has typed something that is not saved yet. */
export function hasUnsaved(): boolean {
  return count > 0;
}

/** Told when nothing is unsaved any more; gives the way to stop being told. */
export function whenSaved(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Keeps what is shown as it is while a form holds what is not saved yet. */
export function useUnsaved(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    count += 1;
    return () => {
      count -= 1;
      if (count === 0) for (const listener of listeners) listener();
    };
  }, [dirty]);
}
