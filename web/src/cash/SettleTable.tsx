import { Box, Button, Checkbox, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Money, OpenItem } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount, Day } from '../ui/Figures';
import { isSome } from '../ui/money';
import { MoneyInput } from '../ui/MoneyInput';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { discounting, EMPTY, isLate, paying, type Draft, type Drafts } from './settling';

interface Props {
  items: OpenItem[];
  drafts: Drafts;
  change: (item: string, draft: Draft) => void;
  /** What of the money is left. */
  left: Money;
  /** The day by which discounts are judged. */
  on: string;
}

/** The claims that money can settle, each with what of it is paid, discounted and given up. */
export function SettleTable({ items, drafts, change, left, on }: Props) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const draft = (item: OpenItem) => drafts[item.id] ?? EMPTY;
  const field = (name: 'amount' | 'discount' | 'writeOff', label: string): SimpleColumn<OpenItem> => ({
    label,
    numeric: true,
    cell: (item) => (
      <MoneyInput
        label={`${label} ${item.number}`}
        like={item.residual}
        value={draft(item)[name]}
        onChange={(text) => change(item.id, { ...draft(item), [name]: text })}
      />
    ),
  });
  const discountField = field('discount', t('field.discount'));
  return (
    <SimpleTable
      label={t('nav.openItems')}
      rows={items}
      rowId={(item) => item.id}
      cards
      columns={[
        {
          label: t('field.number'),
          cell: (item) => (
            <Checkbox
              size="xs"
              aria-label={t('cash.pay', { number: item.number })}
              label={<Link to={href(`/open-items/${item.id}`)}>{item.number}</Link>}
              checked={draft(item).amount !== ''}
              onChange={(event) => change(item.id, event.currentTarget.checked ? paying(item, left) : EMPTY)}
            />
          ),
        },
        { label: t('field.due'), cell: (item) => <Day value={item.due_on} /> },
        { label: t('field.residual'), numeric: true, cell: (item) => <Amount value={item.residual} /> },
        field('amount', t('field.amount')),
        {
          ...discountField,
          cell: (item) => (
            <Box maw={124} ml="auto" style={{ whiteSpace: 'normal' }}>
              {discountField.cell(item)}
              <Offer item={item} draft={draft(item)} change={(one) => change(item.id, one)} on={on} />
            </Box>
          ),
        },
        field('writeOff', t('field.writeOff')),
      ]}
    />
  );
}

interface OfferProps {
  item: OpenItem;
  draft: Draft;
  change: (draft: Draft) => void;
  on: string;
}

/** The discount on offer; after its day a person may grant it, knowingly. */
function Offer({ item, draft, change, on }: OfferProps) {
  const { t } = useTranslation();
  const { amount, date } = useFormat();
  const late = isLate(item, on);
  if (draft.discount !== '' && late)
    return (
      <>
        <Checkbox
          size="xs"
          mt={4}
          label={t('cash.late')}
          checked={draft.late}
          onChange={(event) => change({ ...draft, late: event.currentTarget.checked })}
        />
        {draft.late && (
          <TextInput
            mt={4}
            required
            aria-label={`${t('cash.whyLate')} ${item.number}`}
            placeholder={t('action.reason')}
            value={draft.why}
            onChange={(event) => change({ ...draft, why: event.currentTarget.value })}
          />
        )}
      </>
    );
  if (!isSome(item.discount) || draft.discount !== '') return null;
  const until = item.discount_on ? date(item.discount_on) : '';
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      mt={2}
      h="auto"
      styles={{ label: { whiteSpace: 'normal' } }}
      onClick={() => change(discounting(item, on))}
    >
      <Text span size="xs" ta="right" c={late ? 'dimmed' : undefined}>
        {t('cash.offer', { amount: amount(item.discount), date: until })}
      </Text>
    </Button>
  );
}
