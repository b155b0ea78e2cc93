import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { Section } from '../ui/Page';
import { Ask, Empty, Loading } from '../ui/States';

const PaymentPlot = lazy(() => import('./PaymentPlot'));

/** How punctually a customer settled its latest invoices. */
export function PaymentBehaviour({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const query = useApi(['open-items', 'settled', customer], (entity) => {
    const filter = { customer, state: 'cleared' as const, kind: 'invoice' as const, limit: 100 };
    return body(api.GET('/api/v1/entities/{entity}/open-items', { params: { path: { entity }, query: filter } }));
  });
  return (
    <Section title={t('customers.behaviour')}>
      <Ask query={query} rows={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t('customers.nothingSettled')}</Empty>
          ) : (
            <Suspense fallback={<Loading rows={4} />}>
              <PaymentPlot items={items} />
            </Suspense>
          )
        }
      </Ask>
    </Section>
  );
}
