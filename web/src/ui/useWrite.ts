import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { newKey } from '../api/client';
import { problemFrom } from '../api/problem';
import { useDesk } from '../shell/entity';

interface Options<R> {
  done?: (result: R) => void;
  /** What is said when it is done. */
  say?: (result: R) => string;
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
  return useMutation({
    mutationFn: (input: I) => write(input, key.current),
    onSuccess: async (result) => {
      key.current = newKey();
      // What is shown is read again first, so that nobody acts on what was.
      await queries.invalidateQueries({ queryKey: ['e', id] });
      notifications.show({ message: options.say?.(result) ?? t('action.done'), color: 'teal', autoClose: 4000 });
      options.done?.(result);
    },
    onError: (error) => {
      const { status } = problemFrom(error);
      if (status >= 400 && status < 500) key.current = newKey();
      void queries.invalidateQueries({ queryKey: ['e', id] });
    },
  });
}
