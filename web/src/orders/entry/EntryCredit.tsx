import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { OrderReceipt } from '../../api/types';
import { useApi } from '../../api/useApi';
import { CustomerName, customerQuery } from '../../customers/CustomerName';
import { ExposureCard } from '../../customers/ExposureCard';
import { useDesk } from '../../shell/entity';
import { Section } from '../../ui/Page';
import { Ask } from '../../ui/States';
import type { OrderDraft } from './draft';

/** What the payer's credit is before the order, and what it would be with it. */
export function EntryCredit({ draft, receipt }: { draft: OrderDraft; receipt: OrderReceipt | undefined }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const { data: customer } = useQuery(customerQuery(entity, draft.customer));
  const payer = draft.payer || (customer?.payer_id ?? customer?.id ?? '');
  if (!may('credit.read') || payer === '') return null;
  const credit = receipt?.credit;
  return (
    <Section title={t('customers.exposure')}>
      {payer !== draft.customer && (
        <Text size="xs" mb={4}>
          {t('field.payer')}: <CustomerName id={payer} />
        </Text>
      )}
      {credit ? (
        <ExposureCard exposure={credit.before} order={credit} />
      ) : (
        <Standing payer={payer} currency={draft.currency || customer?.currency} />
      )}
    </Section>
  );
}

/** The credit as it stands while there is no line to judge. */
function Standing({ payer, currency }: { payer: string; currency: string | undefined }) {
  const { t } = useTranslation();
  const query = useApi(['credit', payer], (entity) =>
    body(
      api.GET('/api/v1/entities/{entity}/customers/{customer}/credit', {
        params: { path: { entity, customer: payer } },
      }),
    ),
  );
  return (
    <Ask query={query} rows={2}>
      {(exposures) => {
        const exposure = exposures.find((one) => one.currency === currency);
        return exposure ? (
          <ExposureCard exposure={exposure} />
        ) : (
          <Text size="sm" c="dimmed">
            {t('customers.noExposure')}
          </Text>
        );
      }}
    </Ask>
  );
}
