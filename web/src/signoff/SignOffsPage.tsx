import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { SignOff } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { moneyColumn, momentColumn, statusColumn } from '../ui/columns';
import { Page } from '../ui/Page';
import { useFilters } from '../ui/useFilters';
import { DecideButtons } from './DecideButtons';

const OTHERS = ['signed', 'declined', 'withdrawn'] as const;

/** What waits for a second person; on demand what was decided. */
export function SignOffsPage() {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity } = useDesk();
  const { filters } = useFilters();
  const query = { status: OTHERS.find((one) => one === filters.status) ?? ('waiting' as const) };
  const kinds = {
    apply: t('signOff.apply'),
    settle: t('signOff.settle'),
    allocate: t('signOff.allocate'),
    write_off: t('signOff.writeOff'),
  };
  const numbers = (row: SignOff) => row.lines.map((line) => line.number).join(', ') || '–';
  const columns: Column<SignOff>[] = [
    {
      id: 'customer',
      label: t('field.customer'),
      narrow: true,
      cell: (row) => <CustomerName id={row.customer} name={row.customer_name} />,
      text: (row) => row.customer_name,
    },
    {
      id: 'kind',
      label: t('signOff.what'),
      narrow: true,
      cell: (row) => kinds[row.kind],
      text: (row) => kinds[row.kind],
    },
    { id: 'numbers', label: t('field.number'), cell: numbers, text: numbers },
    {
      id: 'askedBy',
      label: t('signOff.askedBy'),
      cell: (row) => row.asked_by_name ?? row.asked_by,
      text: (row) => row.asked_by_name ?? row.asked_by,
    },
    momentColumn('asked', t('ask.asked'), (row) => row.asked_at),
    { id: 'note', label: t('field.note'), cell: (row) => row.note ?? '–', text: (row) => row.note ?? '' },
    statusColumn('status', t('field.status'), word, (row) => row.status),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true }),
  ];
  return (
    <Page title={t('nav.signOffs')}>
      <DataTable
        name="sign-offs"
        label={t('nav.signOffs')}
        columns={columns}
        by={query}
        filters={[
          { name: 'status', label: t('field.status'), kind: 'choice', options: OTHERS, unset: t('word.waiting') },
        ]}
        load={(after) =>
          body(
            api.GET('/api/v1/entities/{entity}/sign-offs', {
              params: { path: { entity }, query: { ...query, after } },
            }),
          )
        }
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.customer_name} ${row.amount.amount}`}
        path={(row) => `/sign-offs/${row.id}`}
        empty={t('signOff.empty')}
        select={{
          amount: (row) => row.amount,
          actions: (rows, clear) => <DecideButtons rows={rows} done={clear} />,
        }}
      />
    </Page>
  );
}
