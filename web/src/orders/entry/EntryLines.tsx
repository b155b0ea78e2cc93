import { Button, Group, Text } from '@mantine/core';
import { useRef, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { pastedLines, type DraftLine } from './draft';
import { EntryLine } from './EntryLine';
import classes from './entry.module.css';
import type { LineFinding } from './findings';

interface Props {
  lines: DraftLine[];
  currency: string;
  findings: Map<string, LineFinding>;
  setLine: (key: string, change: Partial<DraftLine>) => void;
  setLines: (change: (lines: DraftLine[]) => DraftLine[]) => void;
}

/**
 * The lines as a sheet: Tab goes on, Enter goes down and starts a new line, rows of a spreadsheet
 * are pasted into the product's cell.
 */
export function EntryLines({ lines, currency, findings, setLine, setLines }: Props) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const focus = (row: number, column: string) => {
    const cell = () => table.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`);
    // At once where it can be, so that no key is lost; else after the row has been drawn.
    if (cell()) cell()?.focus();
    else window.setTimeout(() => cell()?.focus());
  };
  const press = (row: number, column: string) => (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (column === 'sku') focus(row, 'quantity');
      else focus(row + 1, 'sku');
    } else if (column !== 'sku' && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      focus(row + (event.key === 'ArrowDown' ? 1 : -1), column);
    }
  };
  const paste = (key: string, row: number) => (event: ClipboardEvent<HTMLInputElement>) => {
    const text = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const pasted = pastedLines(text);
    event.currentTarget.blur();
    setLines((old) => old.flatMap((line) => (line.key === key ? pasted : [line])));
    focus(row + pasted.length, 'sku');
  };
  return (
    <div>
      <table className={classes.lines} ref={table} aria-label={t('orders.lines')}>
        <thead>
          <tr>
            <th scope="col">{t('field.product')}</th>
            <th scope="col" className={classes.figure} style={{ width: 84 }}>
              {t('field.quantity')}
            </th>
            <th scope="col" style={{ width: 112 }}>
              {t('field.requested')}
            </th>
            <th scope="col" className={classes.figure} style={{ width: 92 }}>
              {t('entry.ownPrice')}
            </th>
            <th scope="col" className={classes.figure} style={{ width: 76 }}>
              {t('field.discount')} %
            </th>
            <th scope="col" className={classes.figure} style={{ width: 136 }} title={t('entry.agreed')}>
              {t('field.net')} {currency}
            </th>
            <th style={{ width: 30 }} aria-label={t('action.remove')} />
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            <EntryLine
              key={line.key}
              number={index + 1}
              line={line}
              finding={findings.get(line.key)}
              set={(change) => setLine(line.key, change)}
              remove={() => setLines((old) => old.filter((one) => one.key !== line.key))}
              press={(column) => press(index + 1, column)}
              paste={paste(line.key, index + 1)}
            />
          ))}
        </tbody>
      </table>
      <Group justify="space-between" mt={6}>
        <Text size="xs" c="dimmed">
          {t('entry.keys')}
        </Text>
        <Button variant="subtle" onClick={() => focus(lines.length, 'sku')}>
          {t('entry.addLine')}
        </Button>
      </Group>
    </div>
  );
}
