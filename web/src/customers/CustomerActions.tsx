import { Button, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Customer } from '../api/types';
import { useDesk } from '../shell/entity';
import { Dialog } from '../ui/Dialog';
import { useEdit } from '../ui/useEdit';
import { changeCustomer } from './change';
import { StatementButton } from './StatementButton';

/** What can be done from a customer's page. */
export function CustomerActions({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { may, href } = useDesk();
  const [blocking, setBlocking] = useState(false);
  const writes = may('customers.write');
  return (
    <>
      {writes && (
        <>
          <Button variant="default" onClick={() => setBlocking(true)}>
            {t(customer.blocked_reason ? 'customers.unblock' : 'customers.block')}
          </Button>
          <Button variant="default" component={Link} to={href(`/customers/${customer.id}/edit`)}>
            {t('action.edit')}
          </Button>
        </>
      )}
      {may('receivables.read') && <StatementButton customer={customer} />}
      {may('orders.write') && (
        <Button renderRoot={(props) => <Link {...props} to={href('/orders/new')} search={{ customer: customer.id }} />}>
          {t('entry.title')}
        </Button>
      )}
      {blocking && <BlockDialog customer={customer} close={() => setBlocking(false)} />}
    </>
  );
}

/** Blocks a customer for a reason, or lifts the block. */
function BlockDialog({ customer, close }: { customer: Customer; close: () => void }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const [reason, setReason] = useState('');
  const blocked = Boolean(customer.blocked_reason);
  const edit = useEdit<Customer, { blocked_reason?: string | null }>({
    object: customer.id,
    seen: customer,
    fields: [{ name: 'blocked_reason', label: t('field.blocked') }],
    read: () =>
      body(
        api.GET('/api/v1/entities/{entity}/customers/{customer}', {
          params: { path: { entity, customer: customer.id } },
        }),
      ),
    write: (change, version, key) => changeCustomer(entity, customer.id, change, version, { key }),
    done: close,
  });
  const title = t(blocked ? 'customers.unblock' : 'customers.block');
  return (
    <Dialog
      title={title}
      close={close}
      submit={() => edit.save({ blocked_reason: blocked ? null : reason.trim() })}
      submitLabel={title}
      danger={!blocked}
      pending={edit.pending}
      error={edit.error}
      disabled={!blocked && reason.trim() === ''}
    >
      {blocked ? (
        customer.blocked_reason
      ) : (
        <TextInput
          size="sm"
          data-autofocus
          required
          label={t('action.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {edit.conflict}
    </Dialog>
  );
}
