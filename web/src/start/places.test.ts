import { describe, expect, it } from 'vitest';

import { codeOf, countries, currencyOf } from './places';

describe('what a company starts with', () => {
  it('has a code out of its name', () => {
    expect(codeOf('Müller & Söhne GmbH')).toBe('MULLER');
    expect(codeOf('  3M Company')).toBe('3M');
    expect(codeOf('Überseehandelsgesellschaft')).toBe('UBERSEEHANDE');
    expect(codeOf('…')).toBe('');
  });
  it('has the currency of its country', () => {
    expect([currencyOf('DE'), currencyOf('CH'), currencyOf('HR')]).toEqual(['EUR', 'CHF', 'EUR']);
  });
  it('sees countries by name in its own language', () => {
    expect(countries('de').find((one) => one.value === 'AT')?.label).toBe('Österreich');
    const labels = countries('fr').map((one) => one.label);
    expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other, 'fr')));
  });
});
