import { EMPTY_DRAFT, NO_OPTIONS, NO_RULE, type Draft, type FieldRule } from './draft';

type Value = string | number | boolean | Value[] | { [name: string]: Value };

/** Reads one value of TOML as `writeMapping` writes it, from the beginning of a text; gives it and the rest. */
function value(text: string): [Value, string] {
  const quoted = /^"(?:[^"\\]|\\.)*"/.exec(text)?.[0];
  if (quoted !== undefined) return [JSON.parse(quoted) as string, text.slice(quoted.length)];
  const plain = /^(true|false|-?\d+)/.exec(text)?.[0];
  if (plain !== undefined) return [JSON.parse(plain) as boolean | number, text.slice(plain.length)];
  if (text.startsWith('[')) return several(text.slice(1), ']', value, (items) => items);
  if (text.startsWith('{')) return several(text.slice(1), '}', pair, (pairs) => Object.fromEntries(pairs) as Value);
  throw new SyntaxError(text);
}

function pair(text: string): [[string, Value], string] {
  const [whole, quoted, bare] = /^(?:("(?:[^"\\]|\\.)*")|([\w-]+))\s*=\s*/.exec(text) ?? [];
  if (whole === undefined) throw new SyntaxError(text);
  const [found, rest] = value(text.slice(whole.length));
  return [[quoted === undefined ? (bare ?? '') : (JSON.parse(quoted) as string), found], rest];
}

function several<T>(
  text: string,
  end: string,
  one: (text: string) => [T, string],
  made: (all: T[]) => Value,
): [Value, string] {
  const all: T[] = [];
  let rest = text.trimStart();
  while (!rest.startsWith(end)) {
    const [found, after] = one(rest);
    all.push(found);
    rest = after.trimStart();
    if (rest.startsWith(',')) rest = rest.slice(1).trimStart();
    else if (!rest.startsWith(end)) throw new SyntaxError(rest);
  }
  return [made(all), rest.slice(end.length)];
}

/** The tables of a TOML text, those without a name under an empty one. */
function tables(text: string): Map<string, Map<string, Value>> {
  const found = new Map<string, Map<string, Value>>([['', new Map()]]);
  let table = '';
  for (const line of text.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const name = /^\[(\w+)\]$/.exec(line)?.[1];
    if (name !== undefined) {
      table = name;
      found.set(table, new Map());
      continue;
    }
    const [[key, held], rest] = pair(line);
    if (rest.trim() !== '') throw new SyntaxError(rest);
    found.get(table)?.set(key, held);
  }
  return found;
}

function rule(held: Value): FieldRule {
  if (typeof held === 'string') return { ...NO_RULE, column: held };
  if (typeof held !== 'object' || Array.isArray(held)) throw new SyntaxError(String(held));
  const { from, format = '', map = {}, negate = false, ...other } = held;
  if (typeof from !== 'string' || Object.keys(other).length > 0) throw new SyntaxError(Object.keys(held).join());
  const lines = Object.entries(map).map(([text, stands]) => `${text} = ${String(stands)}`);
  return { ...NO_RULE, column: from, format: String(format), map: lines.join('\n'), negate: negate === true };
}

/** The form of a mapping; `null` when it says what the form cannot show. */
export function readMapping(text: string): Draft | null {
  try {
    const { '': head, options, defaults, columns, booking, ...other } = Object.fromEntries(tables(text));
    const group = head?.get('group_by') ?? [];
    const unknown = [...(options?.keys() ?? [])].some((name) => !(name in NO_OPTIONS));
    if (Object.keys(other).length > 0 || unknown || !Array.isArray(group)) return null;
    const draft: Draft = { ...EMPTY_DRAFT, options: { ...NO_OPTIONS }, fields: {}, booking: {} };
    draft.group_by = group.map(String);
    for (const [name, held] of options ?? []) draft.options = { ...draft.options, [name]: String(held) };
    for (const [name, held] of columns ?? []) draft.fields[name] = rule(held);
    for (const [name, held] of defaults ?? []) {
      draft.fields[name] = { ...(draft.fields[name] ?? NO_RULE), fallback: String(held) };
    }
    for (const [name, held] of booking ?? []) draft.booking[name] = String(held);
    return draft;
  } catch {
    return null;
  }
}
