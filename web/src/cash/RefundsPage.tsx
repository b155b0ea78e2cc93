import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { Refund } from '../api/types';
import { CustomerName, useKnownName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn, numberColumn } from '../ui/columns';
import { isNegative, negated } from '../ui/money';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { PickEntryDialog } from './PickEntryDialog';

/** Money given back, and whether the bank has shown it gone. */
export function RefundsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const known = useKnownName();
  const { id: entity, href, may } = useDesk();
  const { filters } = useFilters();
  const [linking, setLinking] = useState<Refund | null>(null);
  const query = { linked: filters.linked === undefined ? undefined : filters.linked === 'yes' };
  const columns: Column<Refund>[] = [
    numberColumn(t('field.number'), (row) => row.number),
    {
      id: 'customer',
      narrow: true,
      label: t('field.customer'),
      cell: (row) => <CustomerName id={row.customer} />,
      text: (row) => known(row.customer),
    },
    dayColumn('refunded', t('cash.refundedOn'), (row) => row.refunded_on),
    { id: 'reason', label: t('field.reason'), cell: (row) => row.reason, text: (row) => row.reason },
    {
      id: 'entry',
      narrow: true,
      label: t('cash.linked'),
      text: (row) => word(row.entry ? 'yes' : 'no'),
      cell: (row) => {
        if (row.entry) return <Link to={href(`/bank-entries/${row.entry}`)}>{t('word.bank_entry')}</Link>;
        if (!may('cash.write')) return word('no');
        return (
          <Button variant="subtle" size="compact-xs" onClick={() => setLinking(row)}>
            {t('cash.link')}
          </Button>
        );
      },
    },
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true }),
  ];
  return (
    <Page title={t('nav.refunds')}>
      <DataTable
        name="refunds"
        label={t('nav.refunds')}
        columns={columns}
        by={query}
        filters={[{ name: 'linked', label: t('cash.linked'), kind: 'choice', options: ['yes', 'no'] }]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/refunds', { params: { path: { entity }, query: { ...query, after } } }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.number}
        empty={t('cash.noRefunds')}
      />
      {linking && <LinkDialog refund={linking} close={() => setLinking(null)} />}
    </Page>
  );
}

/** Names the bank entry by which a refund left our account. */
function LinkDialog({ refund, close }: { refund: Refund; close: () => void }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { id: entity } = useDesk();
  const { currency } = refund.amount;
  return (
    <PickEntryDialog
      title={t('cash.linkTitle', { number: refund.number })}
      hint={t('cash.linkHint', { amount: money(refund.amount) })}
      submitLabel={t('cash.link')}
      status="other"
      fits={(one) => isNegative(one.amount) && one.amount.currency === currency && !one.is_reversal}
      amount={negated(refund.amount)}
      close={close}
      write={(entry, key) => {
        const params = { path: { entity, refund: refund.id }, header: idempotent(key) };
        return body(api.POST('/api/v1/entities/{entity}/refunds/{refund}/bank-entry', { params, body: { entry } }));
      }}
    />
  );
}
