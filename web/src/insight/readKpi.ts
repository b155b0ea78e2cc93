import { api, body } from '../api/client';
import type { Figure } from '../api/types';
import type { Period } from './period';

/** A key figure over a period: one for each currency of money. */
export function readKpi(entity: string, kpi: string, period: Period): Promise<Figure[]> {
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}', { params: { path: { entity, kpi }, query: period } }));
}

/** All key figures over a period. */
export function readKpis(entity: string, period: Period): Promise<Figure[]> {
  return body(api.GET('/api/v1/entities/{entity}/kpis', { params: { path: { entity }, query: period } }));
}
