import { useEffect } from 'react';

import { isTyping } from '../shell/useShellKeys';

/** Keys that do something with what is selected, while something is. */
export function useSelectionKeys(keys: Record<string, (() => void) | undefined>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const act = keys[event.key];
      if (!act) return;
      // The letter must not be typed into the dialog that opens.
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}
