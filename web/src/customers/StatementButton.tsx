import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Customer } from '../api/types';
import { useDesk } from '../shell/entity';

/** To the customer's statement of account. */
export function StatementButton({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const navigate = useNavigate();
  return (
    <Button
      variant="default"
      leftSection={<IconFileText size={14} />}
      onClick={() => void navigate({ to: href(`/customers/${customer.id}/statement`) })}
    >
      {t('customers.statement')}
    </Button>
  );
}
