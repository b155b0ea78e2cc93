import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { newKey } from '../api/client';
import { problemFrom } from '../api/problem';
import { useDesk } from '../shell/entity';
import { offerUndo } from './undo';

const SHOWN_MS = 4_000;

interface Options<R> {
  done?: (result: R) => void;
  /** What is said when it is done. */
  say?: (result: R) => string;
  /** How to take it back, where the books can: offered with the message. `null`: this one cannot be. */
  undo?: (result: R) => ((key: string) => Promise<unknown>) | null;
}

/**
 * A write. Its idempotency key stays the same while it is not known whether the server did it, so
 * that trying again cannot do it twice; after an answer the next attempt is a new intention.
 */
export function useWrite<I, R>(write: (input: I, key: string) => Promise<R>, options: Options<R> = {}) {
  const { t } = useTranslation();
  const { id } = useDesk();
  const queries = useQueryClient();
  const key = useRef(newKey());
  const takeBack = async (undo: (key: string) => Promise<unknown>) => {
    try {
      await undo(newKey());
      notifications.show({ message: t('action.undone'), color: 'teal', autoClose: SHOWN_MS });
    } catch (error) {
      const { detail, remedy } = problemFrom(error);
      notifications.show({ title: t('state.failed'), message: `${detail} ${remedy ?? ''}`, color: 'red' });
    }
    await queries.invalidateQueries({ queryKey: ['e', id] });
  };
  return useMutation({
    mutationFn: (input: I) => write(input, key.current),
    onSuccess: async (result) => {
      key.current = newKey();
      // What is shown is read again first, so that nobody acts on what was.
      await queries.invalidateQueries({ queryKey: ['e', id] });
      const message = options.say?.(result) ?? t('action.done');
      const undo = options.undo?.(result);
      if (undo) offerUndo(message, () => void takeBack(undo));
      else notifications.show({ message, color: 'teal', autoClose: SHOWN_MS });
      options.done?.(result);
    },
    onError: (error) => {
      const { status } = problemFrom(error);
      if (status >= 400 && status < 500) key.current = newKey();
      void queries.invalidateQueries({ queryKey: ['e', id] });
    },
  });
}
