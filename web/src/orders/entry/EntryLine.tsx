import { ActionIcon, Group, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { dateHint } from '../../i18n/dates';
import { useFormat } from '../../i18n/useFormat';
import { Amount, Status, useWord } from '../../ui/Figures';
import { HoldSentence } from '../HoldSentence';
import { ProductField, useProduct } from '../ProductField';
import { asksPrice, flawOf, type DraftLine } from './draft';
import type { LineFinding, ReceiptLine } from './findings';
import classes from './entry.module.css';

interface Props {
  number: number;
  line: DraftLine;
  finding: LineFinding | undefined;
  set: (change: Partial<DraftLine>) => void;
  remove: () => void;
  press: (column: string) => (event: KeyboardEvent<HTMLInputElement>) => void;
  paste: (event: ClipboardEvent<HTMLInputElement>) => void;
}

export function EntryLine({ number, line, finding, set, remove, press, paste }: Props) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = useFormat();
  const product = useProduct(line.sku);
  const blank = line.sku === '' && line.quantity === '';
  const flaw = line[flawOf(line, language) ?? 'sku'].trim() === '' ? null : flawOf(line, language);
  const cell = (
    column: 'quantity' | 'requestedOn' | 'price' | 'discount',
    label: string,
    field: string,
    right = false,
  ) => (
    <TextInput
      aria-label={`${label} ${number}`}
      data-cell={`${number}-${column}`}
      inputMode={column === 'requestedOn' ? 'text' : 'decimal'}
      placeholder={label}
      title={column === 'requestedOn' ? dateHint(language) : undefined}
      autoComplete="off"
      classNames={{ input: `${classes.cell} ${right ? classes.right : ''}` }}
      value={line[column]}
      error={finding?.fault?.field === field || flaw === column}
      onFocus={(event) => event.currentTarget.select()}
      onKeyDown={press(column)}
      onChange={(event) => set({ [column]: event.currentTarget.value })}
    />
  );
  const notes = flaw || finding?.fault || finding?.hold || asksPrice(line);
  return (
    <>
      <tr>
        <td className={classes.whole}>
          <ProductField
            aria-label={`${t('field.product')} ${number}`}
            data-cell={`${number}-sku`}
            placeholder={t('field.product')}
            classNames={{ input: classes.cell }}
            sku={line.sku}
            onChange={(sku) => set({ sku })}
            onPaste={paste}
            onKeyDown={press('sku')}
          />
          {product && (
            <div className={classes.name}>
              <span>{product.label}</span> · {word(product.unit)}
            </div>
          )}
        </td>
        <td>{cell('quantity', t('field.quantity'), 'quantity', true)}</td>
        <td>{cell('requestedOn', t('field.requested'), 'requested_on')}</td>
        <td>{cell('price', t('entry.ownPrice'), 'unit_price', true)}</td>
        <td>{cell('discount', t('entry.discountHint'), 'discount', true)}</td>
        <td className={classes.figure}>{finding?.receipt && <LineNet line={finding.receipt} />}</td>
        <td className={classes.remove}>
          {!blank && (
            <ActionIcon
              variant="subtle"
              color="gray"
              tabIndex={-1}
              aria-label={`${t('action.remove')} ${number}`}
              onClick={remove}
            >
              <IconX size={14} />
            </ActionIcon>
          )}
        </td>
      </tr>
      {notes && (
        <tr>
          <td colSpan={7} className={classes.note}>
            {asksPrice(line) && (
              <TextInput
                aria-label={`${t('entry.why')} ${number}`}
                placeholder={t('entry.why')}
                variant="unstyled"
                value={line.why}
                onKeyDown={press('why')}
                onChange={(event) => set({ why: event.currentTarget.value })}
              />
            )}
            {flaw && (
              <Text size="xs" c="red">
                {flaw === 'requestedOn'
                  ? t('state.badDate', { hint: dateHint(language) })
                  : t('entry.noNumber', { text: line[flaw] })}
              </Text>
            )}
            {finding?.fault && (
              <Text size="xs" c="red" role="alert">
                {finding.fault.detail}
              </Text>
            )}
            {finding?.hold && (
              <Group gap={6}>
                <Status code={finding.hold.reason} />
                <HoldSentence hold={finding.hold} />
              </Group>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

/** What a line comes to, with the price that is agreed and the list that has it. */
function LineNet({ line }: { line: ReceiptLine }) {
  const { t } = useTranslation();
  const { decimal, loose } = useFormat();
  const { agreed } = line;
  const from = agreed && agreed.from_quantity !== '0' ? agreed.from_quantity : null;
  return (
    <>
      <Amount value={line.net} />
      {agreed && (
        <Text size="xs" c="dimmed" component="div">
          {loose(agreed.unit_price, line.net.currency)} {agreed.list}{' '}
          {from && t('entry.fromQuantity', { quantity: decimal(from) })}
        </Text>
      )}
    </>
  );
}
