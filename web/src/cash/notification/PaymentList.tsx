import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body } from '../../api/client';
import type { NotifiedPayment } from '../../api/types';
import { useDesk } from '../../shell/entity';
import { DataTable, type Column } from '../../ui/DataTable';
import { moneyColumn } from '../../ui/columns';

/** The single payments that a notification tells of. */
export function PaymentList({ notification }: { notification: string }) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const plain = (id: string, label: string, text: (row: NotifiedPayment) => string): Column<NotifiedPayment> => ({
    id,
    label,
    cell: text,
    text,
  });
  const columns: Column<NotifiedPayment>[] = [
    plain('line', t('field.line'), (row) => String(row.line_no)),
    { ...plain('counterparty', t('field.counterparty'), (row) => row.counterparty_name ?? '–'), narrow: true },
    plain('reference', t('field.reference'), (row) => row.references.join(', ') || (row.end_to_end_id ?? '–')),
    {
      id: 'remittance',
      label: t('field.remittance'),
      cell: (row) => (
        <Text size="xs" lineClamp={2} maw={340}>
          {row.remittance}
        </Text>
      ),
      text: (row) => row.remittance,
    },
    plain('returned', t('notification.returned'), (row) => row.return_reason ?? ''),
    moneyColumn('amount', t('field.amount'), (row) => row.amount, { narrow: true }),
  ];
  return (
    <DataTable
      name="notified-payments"
      label={t('notification.payments')}
      columns={columns}
      by={{ notification }}
      keys={false}
      load={(after) =>
        body(
          api.GET('/api/v1/entities/{entity}/bank-notifications/{notification}/payments', {
            params: { path: { entity, notification }, query: { after } },
          }),
        )
      }
      rowId={(row) => String(row.line_no)}
      rowLabel={(row) => String(row.line_no)}
    />
  );
}
