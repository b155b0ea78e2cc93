import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';

import { withFilter, type Filters } from './filters';

/** The filters in the address and how to change one. */
export function useFilters() {
  const filters: Filters = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (name: string, value: string | null) =>
      void navigate({ to: '.', search: (old: Filters) => withFilter(old, name, value), replace: true }),
    [navigate],
  );
  const clear = useCallback(() => void navigate({ to: '.', search: {}, replace: true }), [navigate]);
  return { filters, set, clear };
}
