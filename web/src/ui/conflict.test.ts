import { describe, expect, it } from 'vitest';

import { clashes, onlyChanged, type EditField } from './conflict';

interface Customer {
  name: string;
  city: string;
  segment: string | null;
  version: number;
}

const FIELDS: EditField<Customer>[] = [
  { name: 'name', label: 'Name' },
  { name: 'town', label: 'City', of: (one) => one.city },
  { name: 'segment', label: 'Segment' },
];
const seen: Customer = { name: 'Alfa', city: 'Kiel', segment: null, version: 3 };

describe('a change', () => {
  it('sends what differs from what was read, and what is no field', () => {
    const change = { name: 'Alfa', town: 'Bonn', segment: null, reason: 'moved' };
    expect(onlyChanged(change, seen, FIELDS)).toEqual({ town: 'Bonn', reason: 'moved' });
  });
});

describe('a conflict', () => {
  const now: Customer = { name: 'Alfa AG', city: 'Lyon', segment: 'key', version: 4 };
  it('names what either side changed, and where both did', () => {
    const found = clashes({ town: 'Bonn', segment: 'key' }, seen, now, FIELDS);
    expect(found.map(({ field, mine, theirs, both }) => [field.name, mine, theirs, both])).toEqual([
      ['name', 'Alfa', 'Alfa AG', false],
      ['town', 'Bonn', 'Lyon', true],
      ['segment', 'key', 'key', false],
    ]);
  });
  it('leaves out what nobody changed', () => {
    expect(clashes({ name: 'Alfa' }, seen, { ...seen, version: 4 }, FIELDS)).toEqual([]);
  });
});
