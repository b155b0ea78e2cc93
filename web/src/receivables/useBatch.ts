import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Refusal } from '../api/problem';
import { useWrite } from '../ui/useWrite';

/**
 * Writes rows of which each is judged alone. Rows that were done leave the dialog, refused ones stay
 * with the reason; when none is left the dialog is done.
 */
export function useBatch<R>(
  start: R[],
  write: (rows: R[], key: string) => Promise<(Refusal | null)[]>,
  finish: () => void,
  undo?: () => ((key: string) => Promise<unknown>) | null,
) {
  const { t } = useTranslation();
  const [rows, setRows] = useState(start);
  const [refusals, setRefusals] = useState<Map<R, Refusal>>(new Map());
  const writing = useWrite(
    async (given: R[], key: string) => {
      const judged = await write(given, key);
      return given.map((row, index) => ({ row, refusal: judged[index] ?? null }));
    },
    {
      undo,
      say: (results) => {
        const refused = results.filter((one) => one.refusal).length;
        const done = t('orders.done', { count: results.length - refused });
        return refused === 0 ? done : `${done}, ${t('orders.refusedSome', { count: refused })}`;
      },
      done: (results) => {
        const left = results.flatMap(({ row, refusal }) => (refusal ? [[row, refusal] as const] : []));
        setRefusals(new Map(left));
        const done = new Set(results.filter((one) => !one.refusal).map((one) => one.row));
        if (left.length === 0) finish();
        else setRows((old) => old.filter((row) => !done.has(row)));
      },
    },
  );
  /** Changes a row; what was said against it is no longer said. */
  const change = (row: R, changed: R) => {
    setRows((old) => old.map((one) => (one === row ? changed : one)));
    setRefusals((old) => new Map([...old].filter(([one]) => one !== row)));
  };
  /** What one alone may not do leaves the dialog as well, once a second person is asked for it. */
  const leave = (gone: R[]) => {
    if (gone.length === rows.length) finish();
    else setRows((old) => old.filter((row) => !gone.includes(row)));
  };
  const unsigned = rows.filter((row) => refusals.get(row)?.code === 'sign_off_needed');
  return { rows, refusals, change, writing, unsigned, leave };
}
