import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, sortVerdicts } from '../../api/client';
import { ApiError, problemOfRefusal } from '../../api/problem';
import { CustomerName, useKnownName } from '../../customers/CustomerName';
import { useDesk } from '../../shell/entity';
import { momentColumn } from '../../ui/columns';
import { DataTable, type Column } from '../../ui/DataTable';
import { Status, useWord } from '../../ui/Figures';
import { Page } from '../../ui/Page';
import { ProblemView } from '../../ui/States';
import { useFilters } from '../../ui/useFilters';
import { useWrite } from '../../ui/useWrite';
import { oneOf, type Mail } from '../edit';
import { MailDialog } from './MailDialog';

const STATES: Mail['status'][] = ['queued', 'sent', 'failed'];

/** E-mails to customers and what became of them. */
export function MailsPage() {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const { filters } = useFilters();
  const [shown, setShown] = useState<Mail | null>(null);
  const columns = useColumns();
  const query = {
    status: oneOf(STATES, filters.status),
    customer: filters.customer,
    document: filters.document,
  };
  const sending = useWrite(
    async (mails: Mail[], key: string) => {
      const params = { path: { entity }, header: idempotent(key) };
      const request = { params, body: mails.map((mail) => ({ mail: mail.id })) };
      const reply = await body(api.POST('/api/v1/entities/{entity}/mails/send-again', request));
      const { done, refused } = sortVerdicts(reply.verdicts);
      if (refused[0] && done.length === 0) throw new ApiError(problemOfRefusal(refused[0]));
      return { done: done.length, refused: refused.length };
    },
    { say: (result) => t('system.steppedIn', result) },
  );
  return (
    <Page title={t('settings.mails')}>
      {sending.error && <ProblemView error={sending.error} />}
      <DataTable
        name="mails"
        label={t('settings.mails')}
        columns={columns}
        by={query}
        filters={[{ name: 'status', label: t('field.status'), kind: 'choice', options: STATES }]}
        load={(after) =>
          body(api.GET('/api/v1/entities/{entity}/mails', { params: { path: { entity }, query: { ...query, after } } }))
        }
        rowId={(row) => row.id}
        rowLabel={(row) => row.subject}
        open={setShown}
        select={
          may('invoices.write')
            ? {
                actions: (mails, clear) => (
                  <Button loading={sending.isPending} onClick={() => sending.mutate(mails, { onSuccess: clear })}>
                    {t('system.sendAgain')}
                  </Button>
                ),
              }
            : undefined
        }
      />
      {shown && <MailDialog mail={shown} close={() => setShown(null)} />}
    </Page>
  );
}

function useColumns(): Column<Mail>[] {
  const { t } = useTranslation();
  const word = useWord();
  const known = useKnownName();
  return [
    {
      id: 'subject',
      label: t('system.subject'),
      narrow: true,
      cell: (row) => row.subject,
      text: (row) => row.subject,
    },
    {
      id: 'status',
      label: t('field.status'),
      narrow: true,
      cell: (row) => <Status code={row.status} trouble={row.error} />,
      text: (row) => word(row.status),
    },
    {
      id: 'recipient',
      label: t('system.recipient'),
      narrow: true,
      cell: (row) => row.recipient,
      text: (row) => row.recipient,
    },
    {
      id: 'customer',
      label: t('field.customer'),
      cell: (row) => (row.customer ? <CustomerName id={row.customer} /> : '–'),
      text: (row) => (row.customer ? known(row.customer) : ''),
    },
    momentColumn('queued_at', t('system.queued'), (row) => row.queued_at),
    { ...momentColumn<Mail>('sent_at', t('system.sent'), (row) => row.sent_at), optional: true },
    {
      id: 'error',
      label: t('system.why'),
      optional: true,
      cell: (row) => row.error ?? '–',
      text: (row) => row.error ?? '',
    },
  ];
}
