import { Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { OpenItem } from '../api/types';
import { useReasons } from '../deductions/useReasons';
import { Amount } from '../ui/Figures';
import { MoneyInput } from '../ui/MoneyInput';
import { NO_DEDUCTION, shortOf, type Draft, type Drafts } from './settling';

interface Props {
  items: OpenItem[];
  drafts: Drafts;
  change: (item: string, draft: Draft) => void;
}

/** Why payers withheld what a payment leaves open, for each claim that it pays in part. */
export function WithheldFields({ items, drafts, change }: Props) {
  const { t } = useTranslation();
  const { all, say } = useReasons();
  const reasons = all.filter((one) => one.is_active).map((one) => ({ value: one.code, label: say(one.code) }));
  const rows = items.flatMap((item) => {
    const draft = drafts[item.id];
    const short = draft && shortOf(item, draft);
    return short ? [{ item, draft, short }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <Stack gap="xs" role="group" aria-label={t('deductions.withheld')}>
      {rows.map(({ item, draft, short }) => {
        const set = (changed: Partial<Draft['deduction']>) =>
          change(item.id, { ...draft, deduction: { ...draft.deduction, ...changed } });
        return (
          <Group key={item.id} gap="xs" align="end" justify="end">
            <Text size="sm" style={{ flex: '1 1 180px' }} pb={6}>
              {t('deductions.staysOpen', { number: item.number })} <Amount value={short} />
            </Text>
            <NativeSelect
              aria-label={`${t('deductions.why')} ${item.number}`}
              value={draft.deduction.reason}
              data={[{ value: '', label: t('deductions.noReason') }, ...reasons]}
              onChange={(event) =>
                event.currentTarget.value === ''
                  ? change(item.id, { ...draft, deduction: NO_DEDUCTION })
                  : set({ reason: event.currentTarget.value })
              }
            />
            {draft.deduction.reason !== '' && (
              <>
                <MoneyInput
                  label={`${t('deductions.howMuch')} ${item.number}`}
                  placeholder={short.amount}
                  like={item.residual}
                  value={draft.deduction.amount}
                  onChange={(amount) => set({ amount })}
                />
                <TextInput
                  aria-label={`${t('field.note')} ${item.number}`}
                  placeholder={t('field.note')}
                  required={draft.deduction.reason === 'other'}
                  maxLength={1000}
                  value={draft.deduction.note}
                  onChange={(event) => set({ note: event.currentTarget.value })}
                />
              </>
            )}
          </Group>
        );
      })}
    </Stack>
  );
}
