import { useQuery } from '@tanstack/react-query';

import { useDesk } from '../shell/entity';

/** Reads something of the legal entity; writes anywhere in it make it be read again. */
export function useApi<T>(key: unknown[], read: (entity: string) => Promise<T>, enabled = true) {
  const { id } = useDesk();
  return useQuery({ queryKey: ['e', id, ...key], queryFn: () => read(id), enabled });
}
