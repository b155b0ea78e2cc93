import { Radio, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Money } from '../api/types';
import { useApi } from '../api/useApi';
import { Dialog } from '../ui/Dialog';
import { compareMoney } from '../ui/money';
import { Ask, Empty } from '../ui/States';
import { useWrite } from '../ui/useWrite';

interface Props<T, R> {
  title: string;
  hint?: string;
  /** What is picked, for those who cannot see. */
  label: string;
  submitLabel: string;
  /** What is said where nothing fits. */
  empty: string;
  /** What is searched for until something else is typed. */
  start?: string;
  /** Keys of the query besides what is typed. */
  by: readonly (string | undefined)[];
  load: (entity: string, search: string | undefined) => Promise<{ items: T[] }>;
  fits?: (one: T) => boolean;
  /** Those of this amount come first. */
  amount: Money;
  describe: (one: T) => { label: string; description?: string };
  write: (picked: string, key: string) => Promise<R>;
  say?: (result: R) => string;
  /** Takes it back, where that can be. */
  undo?: (result: R) => (key: string) => Promise<unknown>;
  close: () => void;
}

/** Searches and picks one of several that something else belongs to. */
export function PickDialog<T extends { id: string; amount: Money }, R>(props: Props<T, R>) {
  const { amount, by, close, describe, fits = () => true, load, start = '', write, say, undo } = props;
  const { t } = useTranslation();
  const [text, setText] = useState(start);
  const [search] = useDebouncedValue(text.trim(), 200);
  const [picked, setPicked] = useState('');
  const query = useApi(['pick', ...by, search], (entity) => load(entity, search || undefined));
  const writing = useWrite((_: undefined, key: string) => write(picked, key), { done: close, say, undo });
  const exact = (one: T) => Number(one.amount.currency === amount.currency && compareMoney(one.amount, amount) === 0);
  return (
    <Dialog
      title={props.title}
      submitLabel={props.submitLabel}
      close={close}
      submit={() => writing.mutate(undefined)}
      pending={writing.isPending}
      error={writing.error}
      disabled={picked === ''}
      size="lg"
    >
      {props.hint && <Text size="sm">{props.hint}</Text>}
      <TextInput
        size="sm"
        type="search"
        data-autofocus
        label={t('shell.search')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Ask query={query} rows={3}>
        {({ items }) => {
          const shown = items.filter(fits).sort((left, right) => exact(right) - exact(left));
          return shown.length === 0 ? (
            <Empty>{props.empty}</Empty>
          ) : (
            <Radio.Group aria-label={props.label} value={picked} onChange={setPicked}>
              <Stack gap={6}>
                {shown.map((one) => (
                  <Radio key={one.id} value={one.id} {...describe(one)} />
                ))}
              </Stack>
            </Radio.Group>
          );
        }}
      </Ask>
    </Dialog>
  );
}
