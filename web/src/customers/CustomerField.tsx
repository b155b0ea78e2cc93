import { useQuery } from '@tanstack/react-query';

import { api, body } from '../api/client';
import { useDesk } from '../shell/entity';
import { TypeAhead, type Choice } from '../ui/TypeAhead';
import { customerQuery } from './CustomerName';

async function findCustomers(entity: string, search: string): Promise<Choice[]> {
  const { items } = await body(
    api.GET('/api/v1/entities/{entity}/customers', {
      params: { path: { entity }, query: { search: search || undefined, limit: 8 } },
    }),
  );
  return items.map((one) => ({ id: one.id, label: one.name, hint: one.number }));
}

interface Props {
  label: string;
  /** The customer's id; empty while none is chosen. */
  value: string;
  onChange: (customer: string) => void;
  placeholder?: string;
  required?: boolean;
  autoFocus?: boolean;
  error?: string;
}

/** Picks a customer by name or number. */
export function CustomerField({ value, onChange, ...field }: Props) {
  const { id: entity } = useDesk();
  const { data } = useQuery({ ...customerQuery(entity, value), enabled: value !== '' });
  return (
    <TypeAhead
      {...field}
      kind="customer"
      find={findCustomers}
      shown={value === '' ? '' : (data?.name ?? '…')}
      pick={(choice) => onChange(choice?.id ?? '')}
    />
  );
}
