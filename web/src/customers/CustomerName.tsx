import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';

import { api, body } from '../api/client';
import { useDesk } from '../shell/entity';

/** Names change seldom: one request a customer serves all lists for a while. */
export function customerQuery(entity: string, customer: string) {
  return queryOptions({
    queryKey: ['e', entity, 'customer', customer],
    staleTime: 10 * 60_000,
    queryFn: () =>
      body(api.GET('/api/v1/entities/{entity}/customers/{customer}', { params: { path: { entity, customer } } })),
  });
}

interface Props {
  id: string;
  /** The name, where what is shown came with it; else it is looked up. */
  name?: string | null;
  link?: boolean;
}

/** A customer's name, leading to the customer. */
export function CustomerName({ id, name: given, link = true }: Props) {
  const { id: entity, href, may } = useDesk();
  const readable = may('customers.read');
  const { data } = useQuery({ ...customerQuery(entity, id), enabled: readable && !given });
  const name = given ?? data?.name ?? (readable ? '…' : id);
  return link && readable ? <Link to={href(`/customers/${id}`)}>{name}</Link> : <span>{name}</span>;
}

/** Reads names that are known already, for exports. */
export function useKnownName(): (customer: string) => string {
  const { id } = useDesk();
  const queries = useQueryClient();
  return (customer) => queries.getQueryData(customerQuery(id, customer).queryKey)?.name ?? customer;
}
