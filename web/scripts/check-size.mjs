// Adds up the compressed JavaScript that a first visit loads and fails above the budget.
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 300;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));

/** The files that a chunk imports at once, itself included; lazy ones are left out. */
function initial(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const inner of manifest[name].imports ?? []) initial(inner, seen);
  return seen;
}

let total = 0;
for (const name of initial('index.html')) {
  const bytes = gzipSync(await readFile(new URL(manifest[name].file, dist))).length;
  total += bytes;
  console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${manifest[name].file}`);
}
console.log(`${(total / 1000).toFixed(1).padStart(8)} kB  initial JavaScript, compressed (budget ${BUDGET_KB} kB)`);
if (total > BUDGET_KB * 1000) {
  console.error('the initial JavaScript is over its budget');
  process.exit(1);
}
