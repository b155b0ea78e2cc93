import { api, body } from '../api/client';
import type { Figure, MarkedChange, Target } from '../api/types';
import { useApi } from '../api/useApi';

/** What belongs into the course of a figure: its targets, and what changed in the company. */
export function useNotes({ kpi, currency }: Figure): { targets: Target[]; changes: MarkedChange[] } {
  const targets = useApi(['targets', false], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/targets', { params: { path: { entity }, query: { ended: false } } })),
  );
  const changes = useApi(['marked-changes'], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/marked-changes', { params: { path: { entity } } })),
  );
  return {
    targets: (targets.data ?? []).filter((one) => one.kpi === kpi && (!currency || one.currency === currency)),
    changes: changes.data ?? [],
  };
}
