import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { OrderHead } from '../api/types';
import { useDesk } from '../shell/entity';
import type { Column } from '../ui/DataTable';
import { Amount, useWord } from '../ui/Figures';
import { dayColumn, momentColumn, statusColumn } from '../ui/columns';

/** The columns of orders, on their own page and on a customer's. */
export function useOrderColumns(withCustomer: boolean): Column<OrderHead>[] {
  const { t } = useTranslation();
  const word = useWord();
  const { href } = useDesk();
  const customer: Column<OrderHead> = {
    id: 'customer',
    label: t('field.customer'),
    narrow: true,
    sort: 'customer',
    cell: (row) => <Link to={href(`/customers/${row.customer}`)}>{row.customer_name}</Link>,
    text: (row) => row.customer_name,
  };
  return [
    {
      id: 'number',
      sort: 'number',
      whole: true,
      label: t('field.number'),
      narrow: true,
      cell: (row) => row.number,
      text: (row) => row.number,
    },
    ...(withCustomer ? [customer] : []),
    statusColumn('status', t('field.status'), word, (row) => row.status, { narrow: true }),
    momentColumn('received', t('field.received'), (row) => row.received_at, { sort: 'received' }),
    dayColumn('requested', t('field.requested'), (row) => row.requested_on),
    {
      id: 'customerOrderNo',
      label: t('field.customerOrderNo'),
      cell: (row) => row.customer_order_no ?? '–',
      text: (row) => row.customer_order_no ?? '',
    },
    {
      id: 'channel',
      label: t('field.channel'),
      optional: true,
      cell: (row) => word(row.channel),
      text: (row) => word(row.channel),
    },
    {
      id: 'net',
      label: t('field.net'),
      optional: true,
      numeric: true,
      cell: (row) => <Amount value={row.net} />,
      text: (row) => row.net.amount,
    },
    {
      id: 'gross',
      sort: 'amount',
      label: t('field.gross'),
      numeric: true,
      narrow: true,
      cell: (row) => <Amount value={row.gross} />,
      text: (row) => row.gross.amount,
    },
  ];
}
