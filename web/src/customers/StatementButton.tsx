import { Anchor } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { Customer } from '../api/types';
import { useDesk } from '../shell/entity';
import { useAnchorDay, yearBefore } from '../insight/period';

/** The customer's statement of account over the last year that has business, as PDF. */
export function StatementButton({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { id } = useDesk();
  const to = useAnchorDay();
  const query = new URLSearchParams({ from: yearBefore(to), to });
  return (
    <Anchor
      size="sm"
      href={`/api/v1/entities/${id}/customers/${customer.id}/statement.pdf?${query}`}
      target="_blank"
      rel="noopener"
    >
      <IconFileText size={14} style={{ verticalAlign: '-2px' }} /> {t('customers.statement')}
    </Anchor>
  );
}
