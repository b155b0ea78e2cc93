import { Anchor, Group, NativeSelect, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { customerQuery } from '../customers/CustomerName';
import { PeriodPicker, usePeriod } from '../insight/PeriodPicker';
import { useDesk } from '../shell/entity';
import { Page, Section } from '../ui/Page';
import { Ask, Empty } from '../ui/States';
import { useFilters } from '../ui/useFilters';
import { AccountSection } from './AccountSection';

/** A customer's statement of account over a period, with the document that can be sent. */
export function AccountPage() {
  const { t } = useTranslation();
  const { id: customer = '' } = useParams({ strict: false });
  const { id: entity } = useDesk();
  const { filters, set } = useFilters();
  const period = usePeriod();
  const name = useQuery(customerQuery(entity, customer)).data?.name ?? '';
  const query = useApi(['statement-of', customer, period], (scope) => {
    const params = { path: { entity: scope, customer }, query: period };
    return body(api.GET('/api/v1/entities/{entity}/customers/{customer}/statement', { params }));
  });
  const currencies = query.data?.sections.map((section) => section.currency) ?? [];
  const { currency } = filters;
  return (
    <Page
      title={t('receivables.account', { name })}
      actions={
        <Group align="end" gap="xs">
          <PeriodPicker />
          {currencies.length > 1 && (
            <NativeSelect
              label={t('field.currency')}
              value={currency ?? ''}
              data={[{ value: '', label: t('list.all') }, ...currencies]}
              onChange={(event) => set('currency', event.currentTarget.value)}
            />
          )}
        </Group>
      }
    >
      <Ask query={query}>
        {({ sections }) =>
          sections.length === 0 ? (
            <Empty>{t('receivables.noMovements')}</Empty>
          ) : (
            <Stack gap="lg">
              {sections
                .filter((section) => !currency || section.currency === currency)
                .map((section) => (
                  <AccountSection key={section.currency} section={section} />
                ))}
              <Preview customer={customer} period={period} currency={currency} />
            </Stack>
          )
        }
      </Ask>
    </Page>
  );
}

interface PreviewProps {
  customer: string;
  period: { from: string; to: string };
  currency: string | undefined;
}

/** The statement as the customer gets it. */
function Preview({ customer, period, currency }: PreviewProps) {
  const { t } = useTranslation();
  const { id } = useDesk();
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const query = new URLSearchParams({ ...period, ...(currency ? { currency } : {}) });
  const url = `/api/v1/entities/${id}/customers/${customer}/statement.pdf?${query}`;
  return (
    <Section
      title={t('invoicing.document')}
      actions={
        <Anchor size="sm" href={url} target="_blank" rel="noopener">
          {t('invoicing.openDocument')}
        </Anchor>
      }
    >
      {wide && (
        <iframe
          title={t('invoicing.document')}
          src={`${url}#toolbar=0&navpanes=0&view=FitH`}
          style={{
            border: '1px solid var(--mantine-color-default-border)',
            borderRadius: 8,
            height: '76vh',
            width: '100%',
          }}
        />
      )}
    </Section>
  );
}
