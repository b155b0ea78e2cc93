import { useEffect, useRef, useState } from 'react';

import { isTyping } from '../shell/useShellKeys';

interface Options {
  active: boolean;
  count: number;
  open: (index: number) => void;
  mark: (index: number) => void;
}

/** Moves a cursor over a list's rows by keyboard; gives the row it is on, -1 before the first. */
export function useRowKeys({ active, count, open, mark }: Options): number {
  const [cursor, setCursor] = useState(-1);
  // Keys may come faster than renderings.
  const place = useRef(-1);
  useEffect(() => {
    if (!active) return;
    const move = (row: number) => {
      place.current = row;
      setCursor(row);
    };
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === 'j') move(Math.min(place.current + 1, count - 1));
      else if (event.key === 'k') move(Math.max(place.current - 1, 0));
      else if (event.key === 'x') mark(place.current);
      else if (event.key === '/') {
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-filter]')?.focus();
      } else if (event.key === 'Enter' && event.target === document.body) open(place.current);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
  useEffect(() => {
    if (cursor >= 0) document.querySelector('[data-cursor]')?.scrollIntoView({ block: 'nearest' });
  }, [cursor]);
  return cursor;
}
