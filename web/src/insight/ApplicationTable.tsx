import { useTranslation } from 'react-i18next';

import type { ApplicationRow } from '../api/types';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { DataTable, type Column } from '../ui/DataTable';
import { Day, useWord } from '../ui/Figures';
import { moneyColumn } from '../ui/columns';

interface Props {
  by: string;
  rows: ApplicationRow[];
}

/** Each part of the payments with what became of it. */
export function ApplicationTable({ by, rows }: Props) {
  const { t } = useTranslation();
  const { decimal, glance } = useFormat();
  const word = useWord();
  const label = (row: ApplicationRow) => {
    if (by === 'format') return word(row.key);
    return row.label || t('application.nobody');
  };
  const count = (id: string, head: string, value: (row: ApplicationRow) => number): Column<ApplicationRow> => ({
    id,
    label: head,
    numeric: true,
    cell: (row) => decimal(String(value(row))),
    text: (row) => String(value(row)),
  });
  const columns: Column<ApplicationRow>[] = [
    {
      id: 'part',
      label: t(`application.by_${by as 'week'}`),
      narrow: true,
      whole: by === 'week',
      cell: (row) => {
        if (by === 'week') return <Day value={row.key} />;
        if (by === 'customer' && row.key) return <CustomerName id={row.key} name={row.label} />;
        return label(row);
      },
      text: label,
    },
    count('all', t('application.payments'), (row) => row.all.count),
    count('automatic', t('application.automatic'), (row) => row.automatic.count),
    count('by_person', t('application.byPerson'), (row) => row.by_person.count),
    count('open', t('application.open'), (row) => row.open.count),
    count('corrected', t('application.wrongCount'), (row) => row.corrected.count),
    {
      id: 'straight_through',
      label: t('application.straightThrough'),
      numeric: true,
      narrow: true,
      cell: (row) => (row.straight_through ? `${glance(row.straight_through)} %` : '–'),
      text: (row) => row.straight_through ?? '',
    },
    moneyColumn('value', t('application.value'), (row) => row.all.value),
  ];
  return (
    <DataTable
      name={`cash-application-${by}`}
      label={t('application.parts')}
      columns={columns}
      by={{ rows }}
      keys={false}
      load={() => Promise.resolve({ items: rows, next: null })}
      rowId={(row) => `${row.key} ${row.currency}`}
      rowLabel={label}
    />
  );
}
