import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { Amount, Day, Status } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { useReasons } from './useReasons';

/** What was withheld of an invoice, or by a receipt; nothing where nothing was. */
export function DeductionsOf({ document }: { document: string }) {
  const { t } = useTranslation();
  const { say } = useReasons();
  const { data } = useApi(['deductions', document], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/deductions', {
        params: { path: { entity }, query: { document, limit: 100 } },
      }),
    ),
  );
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('nav.deductions')}>
      <SimpleTable
        label={t('nav.deductions')}
        rows={data.items}
        rowId={(row) => row.id}
        columns={[
          { label: t('field.reason'), narrow: true, cell: (row) => say(row.reason) },
          { label: t('field.note'), cell: (row) => row.note ?? '–' },
          { label: t('field.since'), cell: (row) => <Day value={row.deducted_on} /> },
          { label: t('field.status'), narrow: true, cell: (row) => <Status code={row.status} /> },
          { label: t('field.amount'), numeric: true, narrow: true, cell: (row) => <Amount value={row.amount} /> },
        ]}
      />
    </Section>
  );
}
