import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { Money, PaymentTerm } from '../../api/types';
import { useApi } from '../../api/useApi';
import { customerQuery } from '../../customers/CustomerName';
import { useTerms } from '../../customers/useTerms';
import { useDesk, useToday } from '../../shell/entity';
import { Amount, Day } from '../../ui/Figures';
import { Section } from '../../ui/Page';
import type { OrderDraft } from './draft';

/** The term on which the order is paid, and by when if it were invoiced today. */
export function EntryTerms({ draft, gross }: { draft: OrderDraft; gross: Money | undefined }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const terms = useTerms();
  const { data: customer } = useQuery(customerQuery(entity, draft.customer));
  const id = draft.paymentTerm || customer?.payment_term_id;
  const term = terms.find((one) => one.id === id);
  if (!customer || (id && !term)) return null;
  return (
    <Section title={t('field.paymentTerm')}>
      <Text size="sm">{term?.name ?? t('entry.atOnce')}</Text>
      {term && gross && <DueDates term={term} gross={gross} />}
    </Section>
  );
}

function DueDates({ term, gross }: { term: PaymentTerm; gross: Money }) {
  const { t } = useTranslation();
  const today = useToday();
  const query = useApi(['due-dates', term.id, term.version, gross, today], (entity) => {
    const trial = { rules: term.rules, issued_on: today, amount: gross };
    const params = { path: { entity } };
    return body(api.POST('/api/v1/entities/{entity}/payment-terms/preview', { params, body: trial }));
  });
  return query.data?.map((one) => (
    <Text key={one.no} size="sm" c="dimmed" component="div">
      {t('entry.dueIfToday')} <Day value={one.due_on} /> · <Amount value={one.amount} />
      {one.discount_on && one.discount && (
        <>
          {' · '}
          {t('entry.discountUntil')} <Day value={one.discount_on} /> <Amount value={one.discount} />
        </>
      )}
    </Text>
  ));
}
