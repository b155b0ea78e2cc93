import { api, body } from '../api/client';
import type { Comparison, Distribution, DsoDevelopment, Figure, SplitShare, TrendPoint } from '../api/types';
import type { Asked, Period } from './period';

/** How long each point of a trend is. */
export type Step = 'month' | 'week';

/** By what a figure can be split. */
export type SplitBy = 'segment' | 'country' | 'channel' | 'customer' | 'product_group';

/** Whose shares of the sales are the mix. */
export type DsoGroups = Exclude<SplitBy, 'channel' | 'product_group'>;

/** A key figure over a period: one for each currency of money. */
export function readKpi(entity: string, kpi: string, period: Asked): Promise<Figure[]> {
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}', { params: { path: { entity, kpi }, query: period } }));
}

/** All key figures over a period. */
export function readKpis(entity: string, period: Asked): Promise<Figure[]> {
  return body(api.GET('/api/v1/entities/{entity}/kpis', { params: { path: { entity }, query: period } }));
}

export function readTrend(entity: string, kpi: string, period: Asked, by: Step): Promise<TrendPoint[]> {
  const params = { path: { entity, kpi }, query: { ...period, by } };
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}/trend', { params }));
}

/** Both periods' values, and how they differ. */
export function readComparison(entity: string, kpi: string, period: Asked, other: Period): Promise<Comparison[]> {
  const query = { ...period, other_from: other.from, other_to: other.to };
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}/comparison', { params: { path: { entity, kpi }, query } }));
}

/** Why days sales outstanding are others than in another period. */
export function readDsoChange(entity: string, period: Asked, other: Period, by: DsoGroups): Promise<DsoDevelopment[]> {
  const query = { ...period, other_from: other.from, other_to: other.to, by };
  return body(api.GET('/api/v1/entities/{entity}/dso-change', { params: { path: { entity }, query } }));
}

export function readSplit(entity: string, kpi: string, period: Asked, by: SplitBy): Promise<SplitShare[]> {
  const params = { path: { entity, kpi }, query: { ...period, by } };
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}/split', { params }));
}

export function readDistribution(entity: string, kpi: string, period: Asked): Promise<Distribution[]> {
  const params = { path: { entity, kpi }, query: period };
  return body(api.GET('/api/v1/entities/{entity}/kpis/{kpi}/distribution', { params }));
}
