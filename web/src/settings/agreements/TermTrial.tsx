import { Group, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import { useDesk, useToday } from '../../shell/entity';
import { DateField } from '../../ui/DateField';
import { Amount, Day } from '../../ui/Figures';
import { SimpleTable } from '../../ui/SimpleTable';
import { ProblemView } from '../../ui/States';
import type { TermRules } from '../edit';

/** What would be due when under the rules, for an invoice of one's choice. */
export function TermTrial({ rules, complete }: { rules: TermRules; complete: boolean }) {
  const { t } = useTranslation();
  const { id: entity, entity: company } = useDesk();
  const today = useToday();
  const [amount, setAmount] = useState('1000.00');
  const [issued_on, setIssued] = useState(today);
  const money = { amount, currency: company.base_currency };
  const [asked] = useDebouncedValue(
    { complete: complete && amount.trim() !== '', rules, issued_on, amount: money },
    250,
  );
  const query = useQuery({
    queryKey: ['e', entity, 'term-trial', asked],
    enabled: asked.complete,
    placeholderData: keepPreviousData,
    queryFn: () => {
      const { complete: _whole, ...trial } = asked;
      return body(
        api.POST('/api/v1/entities/{entity}/payment-terms/preview', { params: { path: { entity } }, body: trial }),
      );
    },
  });
  return (
    <section aria-label={t('settings.trial')}>
      <Group mb="xs">
        <TextInput
          w={130}
          size="sm"
          label={t('settings.trialAmount', { currency: company.base_currency })}
          value={amount}
          onChange={(event) => setAmount(event.currentTarget.value)}
        />
        <DateField w={150} size="sm" label={t('settings.trialDate')} value={issued_on} onChange={setIssued} />
      </Group>
      {query.error && <ProblemView error={query.error} />}
      {query.data && !query.error && (
        <SimpleTable
          label={t('settings.trial')}
          rows={query.data}
          rowId={(row) => row.no}
          columns={[
            { label: t('field.instalment'), numeric: true, narrow: true, cell: (row) => row.no },
            { label: t('field.due'), narrow: true, cell: (row) => <Day value={row.due_on} /> },
            { label: t('field.amount'), numeric: true, narrow: true, cell: (row) => <Amount value={row.amount} /> },
            { label: t('field.discountOn'), cell: (row) => <Day value={row.discount_on} /> },
            {
              label: t('field.discount'),
              numeric: true,
              cell: (row) => (row.discount ? <Amount value={row.discount} /> : '–'),
            },
          ]}
        />
      )}
    </section>
  );
}
