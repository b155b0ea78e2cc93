import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';

import { api, body } from '../../api/client';
import type { View } from '../../api/types';
import { useApi } from '../../api/useApi';
import { parseFilters, stringifyFilters, type Filters } from '../filters';

interface Shown {
  /** Names the list. */
  page: string;
  columns: string[];
  /** Shows these columns. */
  choose: (columns: string[]) => void;
}

/** What the address says, as a view keeps it. */
export function queryOf(filters: Filters): string {
  return stringifyFilters(filters).replace(/^\?/, '');
}

/** The saved views of a list, which of them is shown, and how to show one. */
export function useViews({ page, columns, choose }: Shown) {
  const filters: Filters = useSearch({ strict: false });
  const navigate = useNavigate();
  const query = useApi(['views', page], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/views', { params: { path: { entity }, query: { page } } })),
  );
  const views = query.data ?? [];
  const [last, setLast] = useState<string | null>(null);
  const show = (view: View | null) => {
    setLast(view?.id ?? null);
    if (view && view.columns.length > 0) choose(view.columns);
    void navigate({ to: '.', search: view ? parseFilters(view.query) : {}, replace: true });
  };
  // A page that is entered without filters begins with the view that was chosen for it, once.
  const entered = useRef(queryOf(filters) === '');
  useEffect(() => {
    if (!query.data || !entered.current) return;
    entered.current = false;
    const first = query.data.find((view) => view.is_default);
    if (first) show(first);
  });
  const isShown = (view: View) =>
    view.query === queryOf(filters) && (view.columns.length === 0 || view.columns.join() === columns.join());
  const current = views.find(isShown) ?? null;
  return {
    views,
    current,
    /** The view that was shown last, when something of it has been changed since. */
    changed: current === null ? (views.find((view) => view.id === last) ?? null) : null,
    now: { page, query: queryOf(filters), columns },
    show,
  };
}
