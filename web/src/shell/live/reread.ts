import type { Query, QueryClient } from '@tanstack/react-query';

import { hasUnsaved, whenSaved } from '../../ui/unsaved';
import { gapOf, isConcerned } from './concerns';

/** News within this time are taken together. */
const GATHER_MS = 120;

/**
 * Reads again what changes concern: what is on screen at once, though none too often; what is not, when
 * it is shown again. While somebody has typed what is not saved yet, all of it waits.
 */
export class Reader {
  private types = new Set<string>();
  private timer: number | undefined;
  private readonly forget: () => void;

  constructor(
    private readonly queries: QueryClient,
    private readonly entity: string,
  ) {
    this.forget = whenSaved(() => this.plan(GATHER_MS));
  }

  add(types: string[]): void {
    for (const type of types) this.types.add(type);
    this.plan(GATHER_MS);
  }

  stop(): void {
    window.clearTimeout(this.timer);
    this.forget();
  }

  private plan(wait: number): void {
    if (this.types.size === 0 || this.timer !== undefined) return;
    this.timer = window.setTimeout(() => this.read(), wait);
  }

  private read(): void {
    this.timer = undefined;
    if (hasUnsaved()) return;
    const types = this.types;
    this.types = new Set();
    const concerned = (query: Query) => query.queryKey[1] === this.entity && isConcerned(query.queryKey[2], types);
    const all = this.queries.getQueryCache().findAll({ queryKey: ['e', this.entity], predicate: concerned });
    const waits = all.map((query) => {
      const wait = query.isActive() ? query.state.dataUpdatedAt + gapOf(query.queryKey[2]) - Date.now() : 0;
      if (wait <= 0) void this.queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
      return wait;
    });
    // What was read a moment ago is read once more when its time has come.
    const next = waits.filter((wait) => wait > 0);
    if (next.length === 0) return;
    for (const type of types) this.types.add(type);
    this.plan(Math.min(...next));
  }
}
