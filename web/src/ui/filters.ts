/** Filters of a list as they stand in the address: flat texts, empty ones left out. */
export type Filters = Record<string, string>;

/** Reads the address' query. */
export function parseFilters(query: string): Filters {
  const filters: Filters = {};
  for (const [name, value] of new URLSearchParams(query)) {
    if (value !== '') filters[name] = value;
  }
  return filters;
}

/** Writes filters into a query, by name, so that equal filters give equal addresses. */
export function stringifyFilters(filters: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const name of Object.keys(filters).sort()) {
    const value = filters[name];
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Filters with one of them changed; an empty value takes it away. */
export function withFilter(filters: Filters, name: string, value: string | null): Filters {
  const { [name]: _gone, ...rest } = filters;
  return value === null || value === '' ? rest : { ...rest, [name]: value };
}

/** The order in the address, where it is one of those that a list knows. */
export function sortOf<S extends string>(filters: Filters, known: readonly S[]): S | `-${S}` | undefined {
  const orders = known.flatMap((one): (S | `-${S}`)[] => [one, `-${one}`]);
  return orders.find((one) => one === filters.sort);
}
