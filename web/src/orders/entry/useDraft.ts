import { useCallback, useEffect, useState } from 'react';

import { useDesk } from '../../shell/entity';
import { emptyDraft, isWorthKeeping, withRoom, type DraftLine, type OrderDraft } from './draft';

function read(key: string): OrderDraft | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<OrderDraft> | null;
    return kept?.lines ? { ...emptyDraft(), ...kept, lines: withRoom(kept.lines) } : null;
  } catch {
    return null;
  }
}

/** The order that is being typed. It stays in this browser until it is sent or discarded. */
export function useDraft(customer: string | undefined) {
  const { id: entity } = useDesk();
  const key = `cashlane.order-draft.${entity}`;
  const [draft, setDraft] = useState(() => {
    const kept = read(key);
    return kept && (!customer || kept.customer === customer || isWorthKeeping(kept)) ? kept : emptyDraft(customer);
  });
  useEffect(() => {
    if (isWorthKeeping(draft)) localStorage.setItem(key, JSON.stringify(draft));
    else localStorage.removeItem(key);
  }, [key, draft]);
  const set = useCallback((change: Partial<OrderDraft>) => setDraft((old) => ({ ...old, ...change })), []);
  const setLines = useCallback(
    (change: (lines: DraftLine[]) => DraftLine[]) =>
      setDraft((old) => ({ ...old, lines: withRoom(change(old.lines)) })),
    [],
  );
  const setLine = useCallback(
    (line: string, change: Partial<DraftLine>) =>
      setLines((lines) => lines.map((one) => (one.key === line ? { ...one, ...change } : one))),
    [setLines],
  );
  const discard = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(emptyDraft());
  }, [key]);
  return { draft, set, setLine, setLines, discard };
}
