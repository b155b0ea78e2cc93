import { Anchor, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Mail } from '../api/types';
import { batch, count } from '../orders/actions';
import { useDesk } from '../shell/entity';
import { DataTable, type Column } from '../ui/DataTable';
import { useWord } from '../ui/Figures';
import { momentColumn, statusColumn } from '../ui/columns';
import { useWrite } from '../ui/useWrite';

/** The documents that were mailed to a customer, each with its file, and sending them once more. */
export function MailList({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const { id: entity, may } = useDesk();
  const sending = useWrite(
    ({ mails }: { mails: Mail[]; clear: () => void }, key: string) =>
      count(
        api.POST('/api/v1/entities/{entity}/mails/send-again', {
          params: batch(entity, { key }),
          body: mails.map((mail) => ({ mail: mail.id })),
        }),
      ),
    { say: ({ done }) => t('orders.done', { count: done }) },
  );
  const columns: Column<Mail>[] = [
    {
      id: 'subject',
      label: t('field.subject'),
      narrow: true,
      cell: (row) =>
        row.file ? (
          <Anchor size="sm" href={`/api/v1/entities/${entity}/files/${row.file}`} target="_blank" rel="noopener">
            {row.subject}
          </Anchor>
        ) : (
          row.subject
        ),
      text: (row) => row.subject,
    },
    { id: 'recipient', label: t('field.recipient'), cell: (row) => row.recipient, text: (row) => row.recipient },
    statusColumn('status', t('field.status'), word, (row) => row.status, { narrow: true }),
    momentColumn('queued', t('field.queued'), (row) => row.queued_at),
    momentColumn('sent', t('field.sent'), (row) => row.sent_at),
    { id: 'error', label: t('field.error'), cell: (row) => row.error ?? '–', text: (row) => row.error ?? '' },
  ];
  return (
    <DataTable
      name="mails"
      label={t('customers.mails')}
      columns={columns}
      by={{ customer }}
      keys={false}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/mails', {
            params: { path: { entity }, query: { customer, limit: 20, after } },
          }),
        )
      }
      rowId={(row) => row.id}
      rowLabel={(row) => row.subject}
      select={
        may('invoices.write')
          ? {
              actions: (mails, clear) => (
                <Button
                  loading={sending.isPending}
                  onClick={() => sending.mutate({ mails, clear }, { onSuccess: clear })}
                >
                  {t('invoicing.sendAgain')}
                </Button>
              ),
            }
          : undefined
      }
    />
  );
}
