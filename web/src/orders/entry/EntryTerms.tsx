import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, newKey } from '../../api/client';
import { useApi } from '../../api/useApi';
import { customerQuery } from '../../customers/CustomerName';
import { useTerms } from '../../customers/useTerms';
import { useDesk } from '../../shell/entity';
import { Day } from '../../ui/Figures';
import { Section } from '../../ui/Page';
import type { OrderDraft } from './draft';

/** By when the order is to be paid, found by trying an invoice of today on its term. */
export function EntryTerms({ draft }: { draft: OrderDraft }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const terms = useTerms();
  const { data: customer } = useQuery(customerQuery(entity, draft.customer));
  const term = draft.paymentTerm || customer?.payment_term_id;
  const due = useApi(
    ['due-on', draft.customer, term],
    (scope) => {
      const params = { path: { entity: scope }, query: { dry_run: true }, header: idempotent(newKey()) };
      const lines = [{ name: '–', quantity: '1', unit_price: '1', tax_class: 'zero' as const }];
      const invoice = { customer: draft.customer, payment_term: term, lines };
      return body(api.POST('/api/v1/entities/{entity}/invoices', { params, body: invoice }));
    },
    may('invoices.write') && customer !== undefined,
  );
  const name = terms.find((one) => one.id === term)?.name;
  if (!customer || (term && !name)) return null;
  return (
    <Section title={t('field.paymentTerm')}>
      <Text size="sm">
        {name ?? t('entry.atOnce')}
        {due.data && (
          <Text span size="sm" c="dimmed">
            {' · '}
            {t('entry.dueIfToday')} <Day value={due.data.due_on} />
          </Text>
        )}
      </Text>
    </Section>
  );
}
