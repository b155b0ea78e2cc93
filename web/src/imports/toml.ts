import type { Draft, FieldRule } from './draft';

/** A text in TOML: its basic strings are written as those of JSON. */
function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Lines `from = to` as an inline table; lines without `=` are left out. */
function inlineMap(lines: string): string | null {
  const pairs = lines.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 0 ? [] : [`${quoted(line.slice(0, at).trim())} = ${quoted(line.slice(at + 1).trim())}`];
  });
  return pairs.length === 0 ? null : `{ ${pairs.join(', ')} }`;
}

function rule({ column, format, map, negate }: FieldRule): string {
  const texts = inlineMap(map);
  const more = [
    format.trim() && `format = ${quoted(format.trim())}`,
    texts && `map = ${texts}`,
    negate && 'negate = true',
  ].filter(Boolean);
  return more.length === 0 ? quoted(column) : `{ from = ${quoted(column)}, ${more.join(', ')} }`;
}

function table(name: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', `[${name}]`, ...lines];
}

/** What is chosen for orders; the words `true` and `false` are truth values, lists are lists. */
function booking(chosen: Record<string, string>): string[] {
  return Object.entries(chosen).flatMap(([name, value]) => {
    if (value === '') return [];
    if (value === 'true' || value === 'false') return [`${name} = ${value}`];
    if (name === 'create') return [`create = [${value.split(',').map(quoted).join(', ')}]`];
    return [`${name} = ${quoted(value)}`];
  });
}

/** A mapping as the server takes it. */
export function writeMapping(kind: string, draft: Draft): string {
  const { skip_rows, ...texts } = draft.options;
  const options = Object.entries(texts).flatMap(([name, value]) =>
    value === '' ? [] : [`${name} = ${quoted(value)}`],
  );
  const rules = Object.entries(draft.fields);
  const group = draft.group_by.filter((name) => draft.fields[name]?.column);
  return [
    `kind = ${quoted(kind)}`,
    ...(group.length === 0 ? [] : [`group_by = [${group.map(quoted).join(', ')}]`]),
    ...table('options', [...options, ...(/^[1-9]\d*$/.test(skip_rows) ? [`skip_rows = ${skip_rows}`] : [])]),
    ...table(
      'defaults',
      rules.flatMap(([name, one]) => (one.fallback === '' ? [] : [`${name} = ${quoted(one.fallback)}`])),
    ),
    ...table(
      'columns',
      rules.flatMap(([name, one]) => (one.column === '' ? [] : [`${name} = ${rule(one)}`])),
    ),
    ...table('booking', kind === 'orders' ? booking(draft.booking) : []),
    '',
  ].join('\n');
}
