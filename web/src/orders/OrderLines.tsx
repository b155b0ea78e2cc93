import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { OrderLine, OrderView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { Amount, Day } from '../ui/Figures';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';

export function OrderLines({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const columns: SimpleColumn<OrderLine>[] = [
    { label: t('field.line'), cell: (line) => line.line_no },
    {
      label: t('field.name'),
      narrow: true,
      cell: (line) => (
        <>
          {line.name}{' '}
          <Text size="xs" c="dimmed">
            {line.sku}
          </Text>
        </>
      ),
    },
    { label: t('field.quantity'), numeric: true, narrow: true, cell: (line) => decimal(line.quantity) },
    { label: t('field.unitPrice'), numeric: true, cell: (line) => decimal(line.unit_price) },
    { label: t('field.confirmed'), cell: (line) => <Day value={line.confirmed_on} /> },
    { label: t('field.shipped'), numeric: true, cell: (line) => decimal(line.shipped) },
    { label: t('field.delivered'), numeric: true, cell: (line) => decimal(line.delivered) },
    { label: t('field.invoiced'), numeric: true, cell: (line) => decimal(line.invoiced) },
    { label: t('field.cancelled'), numeric: true, cell: (line) => decimal(line.cancelled) },
    { label: t('field.net'), numeric: true, narrow: true, cell: (line) => <Amount value={line.net} /> },
  ];
  return <SimpleTable label={t('orders.lines')} columns={columns} rows={order.lines} rowId={(line) => line.id} />;
}
