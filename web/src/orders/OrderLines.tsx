import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { OrderLine, OrderView } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { Amount } from '../ui/Figures';
import { SimpleTable, type SimpleColumn } from '../ui/SimpleTable';
import { LinePrice } from './LinePrice';

export function OrderLines({ order }: { order: OrderView }) {
  const { t } = useTranslation();
  const { decimal, date } = useFormat();
  const more = (line: OrderLine) =>
    [
      line.sku,
      line.confirmed_on && t('orders.confirmedFor', { date: date(line.confirmed_on) }),
      line.cancelled !== '0' && t('orders.cancelledOf', { quantity: decimal(line.cancelled) }),
      line.returned !== '0' && t('orders.returnedOf', { quantity: decimal(line.returned) }),
      line.price_reason,
    ].filter(Boolean);
  const columns: SimpleColumn<OrderLine>[] = [
    { label: t('field.line'), cell: (line) => line.line_no },
    {
      label: t('field.name'),
      narrow: true,
      cell: (line) => (
        <>
          {line.name}{' '}
          <Text size="xs" c="dimmed">
            {more(line).join(' · ')}
          </Text>
        </>
      ),
    },
    { label: t('field.quantity'), numeric: true, narrow: true, cell: (line) => decimal(line.quantity) },
    { label: t('field.unitPrice'), numeric: true, cell: (line) => <LinePrice line={line} /> },
    { label: t('field.shipped'), numeric: true, cell: (line) => decimal(line.shipped) },
    { label: t('field.delivered'), numeric: true, cell: (line) => decimal(line.delivered) },
    { label: t('field.invoiced'), numeric: true, cell: (line) => decimal(line.invoiced) },
    { label: t('field.net'), numeric: true, narrow: true, cell: (line) => <Amount value={line.net} /> },
  ];
  return <SimpleTable label={t('orders.lines')} columns={columns} rows={order.lines} rowId={(line) => line.id} />;
}
