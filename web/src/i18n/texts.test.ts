import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { de } from './de';
import { en } from './en';
import { fr } from './fr';

type Tree = { [name: string]: string | Tree };

/** All keys with their texts, `a.b.c` each. */
function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`${path}${name}`, value] as [string, string]] : leaves(value, `${path}${name}.`),
  );
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|schema\.ts|i18n/.test(name))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');
const keys = new Map(leaves(en));

describe('texts', () => {
  it('exist for every key that is named in full', () => {
    const named = [...sources.matchAll(/'([a-z][A-Za-z]+\.[A-Za-z_]+)'/g)].map((found) => found[1] ?? '');
    const rooms = new Set(Object.keys(en));
    const asked = named.filter(
      (key) =>
        rooms.has(key.split('.')[0] ?? '') &&
        !/\.(read|write|release|release_credit|allocate|write_off|credit|refund|sign_off|policy)$/.test(key),
    );
    const missing = asked.filter((key) => !keys.has(key) && !keys.has(`${key}_other`));
    expect(missing).toEqual([]);
  });
  it('are all used', () => {
    const built =
      /^(word|baseline\.measure|invoicing\.by|invoicing\.reasons|kpi|formula|insight\.unit|insight\.part|insight\.group|insight\.reason|cash\.why|cash\.fit|cash\.naming|cash\.feature|nav|palette|customers|orders|home|shell|account|start|signIn|problem|learned\.kind|learned\.habit|notification\.(reason|why|became))\.|^access\.(role|duty|room|may|part)_|^audit\.(event|object)_|^application\.by_|^process\.(of|metric|cause)_|^forecast\.(tab|by|sort|reason|decision|method|assumed)_|^system\.health_|^imports\.(field|option|booking|returns|price_policy|create|rows)_|^imports\.(column|value|problem|remedy)$|^baseline\.source_|^settings\.(group|category_|share_|step_|imports$)/;
    const unused = [...keys.keys()].filter(
      (key) => !built.test(key) && !sources.includes(`'${key.replace(/_(one|other)$/, '')}'`),
    );
    expect(unused).toEqual([]);
  });
  it('keep the placeholders of the original in every language', () => {
    const slots = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
    for (const other of [de, fr]) {
      for (const [key, text] of leaves(other)) expect(slots(text), key).toEqual(slots(keys.get(key) ?? ''));
    }
  });
});
