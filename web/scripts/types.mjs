// Writes src/api/schema.ts from ../openapi.json, or with --check fails when it is stale.
//
// The document names a few things less exactly than the server sends them; they are corrected here,
// in one place, before types are made of it: money and other objects without properties, enum
// values in the code's spelling instead of the wire's, and two names that are used but not given.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../openapi.json', import.meta.url);
const target = new URL('../src/api/schema.ts', import.meta.url);

const money = {
  type: 'object',
  required: ['amount', 'currency'],
  properties: { amount: { type: 'string' }, currency: { type: 'string' } },
};
const link = {
  type: 'object',
  required: ['type', 'id'],
  properties: { type: { type: 'string' }, id: { type: 'string' } },
};
const missing = {
  ItemState: { type: 'string', enum: ['open', 'cleared', 'all'] },
  ItemSide: { type: 'string', enum: ['claims', 'debts'] },
};
const free = { type: 'object', additionalProperties: true };
const shapes = { source: 'Link', evidence: 'Evidence', decision: 'Evidence' };

const snake = (name) => name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();

/** Splits `OrdersReleaseCredit` into `orders.release_credit`. */
function permission(name) {
  const found = /^(ApiKeys|BankAccounts|[A-Z][a-z]+)(.+)$/.exec(name);
  return `${snake(found[1])}.${snake(found[2])}`;
}

function isBareObject(schema) {
  const types = [schema.type].flat();
  return types.includes('object') && !schema.properties && !('additionalProperties' in schema);
}

/** Replaces what the document leaves open; `name` is the property the schema stands at. */
function correct(node, name) {
  if (Array.isArray(node)) return node.map((inner) => correct(inner, name));
  if (node === null || typeof node !== 'object') return node;
  if (isBareObject(node)) {
    const ref = { $ref: `#/components/schemas/${shapes[name] ?? 'Money'}` };
    return [node.type].flat().includes('null') ? { oneOf: [ref, { type: 'null' }] } : ref;
  }
  const entries = Object.entries(node).map(([key, value]) => {
    if (key === 'properties') {
      const inner = Object.entries(value).map(([field, schema]) => [field, correct(schema, field)]);
      return [key, Object.fromEntries(inner)];
    }
    if (key === 'enum') {
      return [key, value.map((word) => (/^[A-Z]+$/.test(word) ? word : snake(word)))];
    }
    return [key, correct(value, name)];
  });
  return Object.fromEntries(entries);
}

async function generate() {
  const document = JSON.parse(await readFile(source, 'utf8'));
  const schemas = document.components.schemas;
  const permissions = schemas.Permission.enum.map(permission);
  const corrected = correct(document, '');
  const named = { Money: money, Link: link, Evidence: free, ...missing };
  Object.assign(corrected.components.schemas, named);
  corrected.components.schemas.Permission.enum = permissions;
  const head = '// Made by `npm run types` from openapi.json; do not edit.\n';
  return head + astToString(await openapiTS(corrected));
}

const text = await generate();
if (process.argv.includes('--check')) {
  const stored = await readFile(target, 'utf8').catch(() => '');
  if (stored !== text) {
    console.error('src/api/schema.ts is stale: run `npm run types`');
    process.exit(1);
  }
  console.log('src/api/schema.ts is up to date');
} else {
  await writeFile(target, text);
  console.log('wrote src/api/schema.ts');
}
