import { ActionIcon, Group, Paper, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Money } from '../api/types';
import { sumMoney } from '../i18n/format';
import { Amount } from './Figures';
import { useSelectionKeys } from './useSelectionKeys';

interface Props<T> {
  rows: T[];
  amount?: (row: T) => Money;
  clear: () => void;
  children: ReactNode;
}

/** What is selected, what it adds up to, and what can be done with it. */
export function SelectionBar<T>({ rows, amount, clear, children }: Props<T>) {
  const { t } = useTranslation();
  const acts = useRef<HTMLDivElement>(null);
  useSelectionKeys({ a: () => acts.current?.querySelector<HTMLElement>('button:enabled')?.focus() });
  const byCurrency = amount ? Map.groupBy(rows.map(amount), (money) => money.currency) : new Map<string, Money[]>();
  const sums = [...byCurrency.values()].map(sumMoney).filter((sum) => sum !== null);
  return (
    <Paper withBorder shadow="md" p="xs" mt="sm" pos="sticky" bottom={8} style={{ zIndex: 3 }} className="no-print">
      <Group gap="sm">
        <Text size="sm">{t('list.selected', { count: rows.length })}</Text>
        {sums.map((sum) => (
          <Text size="sm" key={sum.currency}>
            {t('list.sum')} <Amount value={sum} strong />
          </Text>
        ))}
        <Group gap="xs" ml="auto" ref={acts}>
          {children}
          <ActionIcon variant="subtle" color="gray" onClick={clear} aria-label={t('list.clear')}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
      </Group>
    </Paper>
  );
}
