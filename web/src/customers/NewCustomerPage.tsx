import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { batch, type Sending } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { Page } from '../ui/Page';
import { useWrite } from '../ui/useWrite';
import { CustomerForm } from './form/CustomerForm';
import { emptyCustomer, newOf, type CustomerDraft } from './form/draft';

function create(entity: string, draft: CustomerDraft, sending: Sending) {
  return body(api.POST('/api/v1/entities/{entity}/customers', { params: batch(entity, sending), body: newOf(draft) }));
}

/** Takes a customer on. */
export function NewCustomerPage() {
  const { t } = useTranslation();
  const { id, entity, href } = useDesk();
  const navigate = useNavigate();
  const writing = useWrite((draft: CustomerDraft, key: string) => create(id, draft, { key }), {
    say: () => t('customers.created'),
    done: (customer) => void navigate({ to: href(`/customers/${customer}`) }),
  });
  return (
    <Page title={t('customers.new')}>
      <CustomerForm
        start={emptyCustomer(entity.country)}
        known={false}
        attempt={(draft, key) => create(id, draft, { key, trial: true })}
        save={writing.mutate}
        cancel={() => void navigate({ to: href('/customers') })}
        pending={writing.isPending}
        error={writing.error}
      />
    </Page>
  );
}
