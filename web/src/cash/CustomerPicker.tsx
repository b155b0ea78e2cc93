import { Button, Stack, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { useApi } from '../api/useApi';

export function CustomerPicker({ onPick }: { onPick: (customer: string) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), 200);
  const query = useApi(
    ['pick-customer', search],
    (entity) =>
      body(
        api.GET('/api/v1/entities/{entity}/customers', { params: { path: { entity }, query: { search, limit: 8 } } }),
      ),
    search.length > 1,
  );
  return (
    <Stack gap={4} maw={420}>
      <TextInput
        size="sm"
        label={t('cash.pickCustomer')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {query.data?.items.map((customer) => (
        <Button key={customer.id} variant="subtle" justify="start" onClick={() => onPick(customer.id)}>
          {customer.name} · {customer.number}
        </Button>
      ))}
    </Stack>
  );
}
