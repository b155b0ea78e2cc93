import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { UpstreamAnalysis } from '../api/types';
import { useApi } from '../api/useApi';
import { CustomerName } from '../customers/CustomerName';
import { useFormat } from '../i18n/useFormat';
import { useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';

/** What makes payments hard to apply, and could be mended where it begins. */
export function Upstream({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  const query = useApi(['cash-application-upstream', from, to], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/cash-application/upstream', {
        params: { path: { entity }, query: { from, to } },
      }),
    ),
  );
  return (
    <Section title={t('application.upstream')}>
      <Ask query={query}>
        {(found) => (
          <Stack gap="lg">
            <Customers rows={found.customers} />
            <Sources rows={found.sources} />
            <Sureness rows={found.sureness} />
          </Stack>
        )}
      </Ask>
    </Section>
  );
}

function Customers({ rows }: { rows: UpstreamAnalysis['customers'] }) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Text size="sm">{t('application.allName')}</Text>;
  return (
    <SimpleTable
      label={t('application.unnamedOf')}
      rows={rows}
      rowId={(row) => row.customer}
      cards
      columns={[
        { label: t('field.customer'), cell: (row) => <CustomerName id={row.customer} name={row.name} /> },
        { label: t('application.payments'), numeric: true, cell: (row) => row.payments },
        { label: t('application.unnamed'), numeric: true, cell: (row) => row.unnamed },
        { label: t('application.byPerson'), numeric: true, cell: (row) => row.by_person },
      ]}
    />
  );
}

function Sources({ rows }: { rows: UpstreamAnalysis['sources'] }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <SimpleTable
      label={t('application.sources')}
      rows={rows}
      rowId={(row) => row.bank_account + row.format}
      cards
      columns={[
        { label: t('application.by_bank_account'), cell: (row) => row.bank_account_name },
        { label: t('application.by_format'), cell: (row) => word(row.format) },
        { label: t('application.payments'), numeric: true, cell: (row) => row.payments },
        { label: t('application.withoutText'), numeric: true, cell: (row) => row.without_text },
        { label: t('application.withoutAccount'), numeric: true, cell: (row) => row.without_account },
        { label: t('application.withoutName'), numeric: true, cell: (row) => row.without_name },
      ]}
    />
  );
}

function Sureness({ rows }: { rows: UpstreamAnalysis['sureness'] }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const percent = (text: string | null | undefined) => (text ? `${decimal(text)} %` : '–');
  if (rows.length === 0) return null;
  return (
    <SimpleTable
      label={t('application.sureness')}
      rows={rows}
      rowId={(row) => row.from}
      cards
      columns={[
        { label: t('application.surenessFrom'), cell: (row) => `${row.from}–${row.from + 10} %` },
        { label: t('application.decisions'), numeric: true, cell: (row) => row.decisions },
        { label: t('application.told'), numeric: true, cell: (row) => percent(row.told) },
        { label: t('application.cameTrue'), numeric: true, cell: (row) => percent(row.share) },
      ]}
    />
  );
}
