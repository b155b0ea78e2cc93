import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

import { useDesk } from './entity';
import { undoLast } from '../ui/undo';
import { PAGES } from './pages';

/** How long a letter may come after `g`. */
const CHORD_MS = 1200;

/** Whether keys belong to a field just now, or to a dialog. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="dialog"]')) return true;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

interface Actions {
  openPalette: () => void;
  openHelp: () => void;
}

/** The keys that work on every page. */
export function useShellKeys({ openPalette, openHelp }: Actions): void {
  const navigate = useNavigate();
  const { href, may } = useDesk();
  const chordSince = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        openPalette();
        return;
      }
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z' && !isTyping(event) && undoLast()) {
        event.preventDefault();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === '?') {
        openHelp();
      } else if (Date.now() - chordSince.current < CHORD_MS) {
        chordSince.current = 0;
        const page = PAGES.find((one) => one.letter === event.key);
        if (!page || (page.permission && !may(page.permission))) return;
        event.stopImmediatePropagation();
        void navigate({ to: href(page.path) });
      } else if (event.key === 'g') {
        chordSince.current = Date.now();
      } else if (event.key === 'n' && may('orders.write')) {
        // The letter itself must not be typed into the field that gets the focus.
        event.preventDefault();
        void navigate({ to: href('/orders/new') });
      }
    };
    // First in line, so that the letter after `g` reaches no list.
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [navigate, href, may, openPalette, openHelp]);
}
