import { describe, expect, it } from 'vitest';

import { readBaseline } from './readBaseline';

describe('a baseline.json', () => {
  it('gives its figures and the days of its log', () => {
    const figures = [{ id: 'rework_rate', unit: '%', value: 40, cases: 50, part: 20 }];
    const process = { first: '2025-01-02 08:00:00', last: '2025-03-31 17:00:00', events: 9 };
    const text = JSON.stringify({ version: 1, figures, process, ledgers: {} });
    expect(readBaseline(text)).toEqual({ version: 1, figures, from: '2025-01-02', to: '2025-03-31' });
  });

  it('is told from other files', () => {
    for (const text of ['', 'id;amount', '[]', 'null', '{"figures":[]}', '{"version":1,"figures":"x"}']) {
      expect(readBaseline(text)).toBeNull();
    }
  });
});
