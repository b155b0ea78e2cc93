import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Case } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { sourcePath } from '../receivables/source';
import { useDesk } from '../shell/entity';
import { DataTable } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { dayColumn, moneyColumn } from '../ui/columns';
import type { Asked } from './period';

/** The documents that a figure counts. */
export function KpiCases({ kpi, period }: { kpi: string; period: Asked }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, href } = useDesk();
  const link = (row: Case) => {
    const path = sourcePath({ type: row.object_type, id: row.id });
    return path ? <Link to={href(path)}>{row.number}</Link> : row.number;
  };
  return (
    <DataTable
      name="kpi-cases"
      label={t('insight.cases')}
      by={{ kpi, ...period }}
      columns={[
        { id: 'number', whole: true, label: t('field.number'), narrow: true, cell: link, text: (row) => row.number },
        {
          id: 'kind',
          label: t('field.kind'),
          narrow: true,
          cell: (row) => word(row.object_type),
          text: (row) => word(row.object_type),
        },
        {
          id: 'customer',
          label: t('field.customer'),
          cell: (row) =>
            row.customer ? <CustomerName id={row.customer} name={row.customer_name} /> : row.customer_name,
          text: (row) => row.customer_name ?? '',
        },
        dayColumn<Case>('on', t('insight.on'), (row) => row.on),
        moneyColumn('amount', t('field.amount'), (row: Case) => row.amount, { narrow: true }),
      ]}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/kpis/{kpi}/cases', {
            params: { path: { entity, kpi }, query: { ...period, after, limit: 25 } },
          }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.number}
    />
  );
}
