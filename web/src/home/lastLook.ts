import { useState } from 'react';

/** A look is over after so long without another one. */
const PAUSE_MS = 30 * 60_000;
const DAY_MS = 86_400_000;

interface Look {
  /** When the page was shown last. */
  seen: number;
  /** The end of the look before this one: what happened since is news. */
  before: number;
}

/** The looks after one more now; opening the page again soon belongs to the same look. */
export function nextLook(last: Look | null, now: number): Look {
  if (!last) return { seen: now, before: now - DAY_MS };
  return { seen: now, before: now - last.seen > PAUSE_MS ? last.seen : last.before };
}

function read(key: string): Look | null {
  const [seen, before] = (localStorage.getItem(key) ?? '').split(' ').map(Number);
  return seen && before ? { seen, before } : null;
}

/** When one last looked at the home page of a legal entity, before this time; a day ago at first. */
export function useLastLook(entity: string): string {
  const [since] = useState(() => {
    const key = `cashlane.look.${entity}`;
    const look = nextLook(read(key), Date.now());
    localStorage.setItem(key, `${look.seen} ${look.before}`);
    return new Date(look.before).toISOString();
  });
  return since;
}
