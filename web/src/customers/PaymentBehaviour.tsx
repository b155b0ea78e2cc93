import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';
import { Section } from '../ui/Page';
import { Ask, Empty, Loading } from '../ui/States';

const PaymentPlot = lazy(() => import('./PaymentPlot'));

/** Before every invoice: however long ago they were, the latest that were paid are drawn. */
const EVER = '1970-01-01';

/** How punctually a customer settled its latest invoices. */
export function PaymentBehaviour({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const query = useApi(['payment-behaviour', customer], (entity) => {
    const params = { path: { entity, customer }, query: { from: EVER } };
    return body(api.GET('/api/v1/entities/{entity}/customers/{customer}/payment-behaviour', { params }));
  });
  return (
    <Section title={t('customers.behaviour')}>
      <Ask query={query} rows={4}>
        {({ points }) =>
          points.length === 0 ? (
            <Empty>{t('customers.nothingSettled')}</Empty>
          ) : (
            <Suspense fallback={<Loading rows={4} />}>
              <PaymentPlot points={points} />
            </Suspense>
          )
        }
      </Ask>
    </Section>
  );
}
