import type { Figure } from '../api/types';
import { useApi } from '../api/useApi';
import { monthsUpTo, type Asked } from './period';
import { readTrend } from './readKpi';
import { Sparkline } from './Sparkline';

const MONTHS = 12;

/** The course of a figure over the twelve months that end with a day. */
export function FigureTrend({ figure: { kpi, currency }, asked }: { figure: Figure; asked: Asked }) {
  const period = { ...asked, from: monthsUpTo(asked.to, MONTHS)[0]?.from ?? asked.to };
  const { data } = useApi(['kpi-trend', kpi, period, 'month'], (entity) => readTrend(entity, kpi, period, 'month'));
  const values = data?.map((point) => point.figures.find((one) => one.currency === currency)?.value ?? null);
  return <div style={{ height: 24 }}>{values && <Sparkline values={values} />}</div>;
}
