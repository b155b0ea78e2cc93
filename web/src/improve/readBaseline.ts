import type { NewBaseline } from '../api/types';

/** What is sent of a baseline.json: its figures and the days that they are of. */
export type BaselineFile = Omit<NewBaseline, 'name' | 'figures'> & { figures: NonNullable<NewBaseline['figures']> };

const day = (text: unknown) => (typeof text === 'string' && /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : null);

/** The figures in the text of a baseline.json; null if it is another file. */
export function readBaseline(text: string): BaselineFile | null {
  try {
    const file = JSON.parse(text) as Record<string, unknown> | null;
    const figures = file?.figures;
    if (!Array.isArray(figures) || figures.length === 0 || typeof file?.version !== 'number') return null;
    const process = file.process as { first?: unknown; last?: unknown } | null | undefined;
    const from = day(process?.first);
    const to = day(process?.last);
    const days = from && to ? { from, to } : {};
    return { version: file.version, figures: figures as BaselineFile['figures'], ...days };
  } catch {
    return null;
  }
}
