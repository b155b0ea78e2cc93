// Writes src/api/schema.ts from ../openapi.json, or with --check fails when it is stale.
import { readFile, writeFile } from 'node:fs/promises';
import openapiTS, { astToString } from 'openapi-typescript';

const source = new URL('../../openapi.json', import.meta.url);
const target = new URL('../src/api/schema.ts', import.meta.url);

async function generate() {
  const document = JSON.parse(await readFile(source, 'utf8'));
  const head = '// Made by `npm run types` from openapi.json; do not edit.\n';
  return head + astToString(await openapiTS(document));
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
