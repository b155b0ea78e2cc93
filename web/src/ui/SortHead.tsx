import { UnstyledButton } from '@mantine/core';

/** How rows are ordered: a column's name, with `-` before it for the other way round. */
export interface Sorting {
  by: string | undefined;
  set: (by: string) => void;
}

interface Props {
  label: string;
  /** The name by which rows can be ordered by this column. */
  sort: string;
  /** Figures begin with the largest. */
  numeric?: boolean;
  sorting: Sorting;
}

export function ariaSort(sort: string | undefined, sorting: Sorting | undefined) {
  if (!sort || !sorting) return undefined;
  if (sorting.by === sort) return 'ascending';
  return sorting.by === `-${sort}` ? 'descending' : undefined;
}

/** A column's head that orders by it, and the other way round when it does so already. */
export function SortHead({ label, sort, numeric, sorting }: Props) {
  const [first, second] = numeric ? [`-${sort}`, sort] : [sort, `-${sort}`];
  const mark = { [sort]: ' ↑', [`-${sort}`]: ' ↓' }[sorting.by ?? ''] ?? '';
  return (
    <UnstyledButton
      fz="inherit"
      fw="inherit"
      c="inherit"
      onClick={() => sorting.set(sorting.by === first ? second : first)}
    >
      {label}
      <span aria-hidden>{mark}</span>
    </UnstyledButton>
  );
}
