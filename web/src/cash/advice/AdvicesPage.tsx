import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { RemittanceAdvice } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { DataTable, type Column } from '../../ui/DataTable';
import { useWord } from '../../ui/Figures';
import { dayColumn, moneyColumn, momentColumn, statusColumn } from '../../ui/columns';
import { sortOf } from '../../ui/filters';
import { Page } from '../../ui/Page';
import { useFilters } from '../../ui/useFilters';
import { AdvicePanel } from './AdvicePanel';
import { senderOf } from './adviceApi';

const STATES = ['open', 'linked', 'aside'] as const;

/** What payers said that their payments are for. */
export function AdvicesPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const query = {
    status: STATES.find((state) => state === filters.status),
    from: filters.from,
    to: filters.to,
    search: filters.search,
    sort: sortOf(filters, ['received', 'advised', 'amount']),
  };
  const plain = (id: string, label: string, text: (row: RemittanceAdvice) => string): Column<RemittanceAdvice> => ({
    id,
    label,
    cell: text,
    text,
  });
  const columns: Column<RemittanceAdvice>[] = [
    { ...plain('payer', t('field.payer'), senderOf), narrow: true },
    plain('reference', t('advice.paymentRef'), (row) => row.payment_ref ?? '–'),
    plain('form', t('advice.form'), (row) => word(row.form)),
    { ...plain('documents', t('advice.documents'), (row) => String(row.documents)), numeric: true },
    dayColumn('advised', t('advice.paidOn'), (row) => row.paid_on, { sort: 'advised' }),
    momentColumn('received', t('field.received'), (row) => row.received_at, { sort: 'received' }),
    statusColumn('status', t('field.status'), word, (row) => row.status, { narrow: true }),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true, sort: 'amount' }),
  ];
  return (
    <Page title={t('nav.remittanceAdvice')}>
      {may('cash.write') && <AdvicePanel />}
      <DataTable
        name="remittance-advice"
        label={t('nav.remittanceAdvice')}
        columns={columns}
        by={query}
        filters={[
          { name: 'status', label: t('field.status'), kind: 'choice', options: [...STATES] },
          { name: 'from', label: t('field.from'), kind: 'date' },
          { name: 'to', label: t('field.to'), kind: 'date' },
          { name: 'search', label: t('shell.search'), kind: 'text' },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/remittance-advices', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={senderOf}
        path={(row) => `/remittance-advice/${row.id}`}
        empty={t('advice.empty')}
      />
    </Page>
  );
}
