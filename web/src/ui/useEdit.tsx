import { useState, type ReactNode } from 'react';

import { problemFrom } from '../api/problem';
import { clashes, onlyChanged, type EditField } from './conflict';
import { ConflictDialog } from './ConflictDialog';
import { useWrite } from './useWrite';

interface Options<T, C> {
  /** What the form was opened on. */
  seen: T;
  fields: EditField<T>[];
  /** Reads it again, to show what somebody else made of it. */
  read: () => Promise<T>;
  /** Sends a change that was made on a version. */
  write: (change: C, version: number, key: string) => Promise<T>;
  /** Its id, to say who changed it and when. */
  object: string;
  done?: (result: T) => void;
  say?: (result: T) => string;
}

interface Edit<C> {
  save: (change: C) => void;
  pending: boolean;
  /** A refusal; never a conflict, which has its own dialog. */
  error: unknown;
  /** To be rendered beside the form. */
  conflict: ReactNode;
}

/**
 * An edit of something that carries a version. Only what differs from what was read is sent. When
 * somebody else was first, both sides are shown field by field: take theirs, or apply mine on top.
 */
export function useEdit<T extends { version: number }, C extends object>(options: Options<T, C>): Edit<C> {
  const { fields, read, write, done } = options;
  // What the form was opened on, not what has been read since.
  const [seen, setSeen] = useState(options.seen);
  const [met, setMet] = useState<{ change: C; now: T } | null>(null);
  const writing = useWrite(
    async ({ change, version }: { change: C; version: number }, key: string) => {
      try {
        return await write(change, version, key);
      } catch (error) {
        if (problemFrom(error).status === 409) setMet({ change, now: await read() });
        throw error;
      }
    },
    {
      say: options.say,
      done: (result) => {
        setSeen(result);
        setMet(null);
        done?.(result);
      },
    },
  );
  const takeTheirs = (now: T) => {
    setSeen(now);
    setMet(null);
    writing.reset();
    done?.(now);
  };
  const isConflict = writing.error !== null && problemFrom(writing.error).status === 409;
  return {
    save: (change) => writing.mutate({ change: onlyChanged(change, seen, fields), version: seen.version }),
    pending: writing.isPending,
    error: isConflict && met ? null : writing.error,
    conflict: met && (
      <ConflictDialog
        object={options.object}
        rows={clashes(met.change, seen, met.now, fields)}
        pending={writing.isPending}
        error={isConflict ? null : writing.error}
        close={() => setMet(null)}
        takeTheirs={() => takeTheirs(met.now)}
        applyMine={() => writing.mutate({ change: met.change, version: met.now.version })}
      />
    ),
  };
}
