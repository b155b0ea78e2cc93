import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Day, useWord } from '../ui/Figures';
import { Facts, Page, Section } from '../ui/Page';
import { SimpleTable } from '../ui/SimpleTable';
import { Ask } from '../ui/States';

/** The settings of the legal entity, to be read. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { entity, may } = useDesk();
  return (
    <Page title={t('nav.settings')}>
      <Stack gap="lg">
        <Section title={t('settings.entity')}>
          <Facts
            facts={[
              [t('field.name'), entity.name],
              [t('field.number'), entity.code],
              [t('field.address'), `${entity.street}, ${entity.postal_code} ${entity.city}, ${entity.country}`],
              [t('field.email'), entity.email],
              [t('field.vatId'), entity.vat_id],
              [t('field.currency'), entity.base_currency],
              [t('field.timeZone'), entity.time_zone],
            ]}
          />
        </Section>
        <Series />
        {may('agreements.read') && <Taxes />}
        {may('users.read') && <Users />}
      </Stack>
    </Page>
  );
}

function Series() {
  const { t } = useTranslation();
  const query = useApi(['series'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/number-series', { params: { path: { entity } } })),
  );
  return (
    <Section title={t('settings.series')}>
      <Ask query={query} rows={4}>
        {(rows) => (
          <SimpleTable
            label={t('settings.series')}
            rows={rows}
            rowId={(row) => row.series}
            columns={[
              { label: t('field.series'), narrow: true, cell: (row) => row.series.replaceAll('_', ' ') },
              { label: t('field.prefix'), narrow: true, cell: (row) => row.prefix },
              { label: t('field.next'), numeric: true, narrow: true, cell: (row) => row.next },
            ]}
          />
        )}
      </Ask>
    </Section>
  );
}

function Taxes() {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const query = useApi(['taxes'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/tax-rates', { params: { path: { entity } } })),
  );
  return (
    <Section title={t('settings.taxes')}>
      <Ask query={query} rows={4}>
        {(rows) => (
          <SimpleTable
            label={t('settings.taxes')}
            rows={rows}
            rowId={(row) => row.id}
            columns={[
              { label: t('field.country'), narrow: true, cell: (row) => row.country },
              {
                label: t('field.kind'),
                narrow: true,
                cell: (row) => `${row.tax_class.replaceAll('_', ' ')} (${row.category})`,
              },
              { label: t('settings.validFrom'), cell: (row) => <Day value={row.valid_from} /> },
              { label: t('field.percent'), numeric: true, narrow: true, cell: (row) => decimal(row.percent) },
            ]}
          />
        )}
      </Ask>
    </Section>
  );
}

function Users() {
  const { t } = useTranslation();
  const word = useWord();
  const query = useApi(['users'], () => body(api.GET('/api/v1/users', { params: { query: { limit: 100 } } })));
  return (
    <Section title={t('settings.users')}>
      <Ask query={query} rows={3}>
        {({ items }) => (
          <SimpleTable
            label={t('settings.users')}
            rows={items}
            rowId={(row) => row.id}
            columns={[
              { label: t('field.name'), narrow: true, cell: (row) => row.name },
              { label: t('field.email'), narrow: true, cell: (row) => row.email },
              { label: t('settings.roles'), cell: (row) => row.roles.map((role) => word(role.role)).join(', ') },
              { label: t('settings.active'), cell: (row) => word(row.active ? 'yes' : 'no') },
            ]}
          />
        )}
      </Ask>
    </Section>
  );
}
