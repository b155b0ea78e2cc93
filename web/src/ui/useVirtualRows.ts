import { useViewportSize } from '@mantine/hooks';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Shorter lists are drawn whole: the browser's own search finds everything in them. */
const VIRTUAL_FROM = 200;
const ROW_PX = 31;
/** Header of the desk and of the list, under which no row is to hide. */
const STICKY_PX = 84;

/** Whether the page is being printed; then everything that is loaded is drawn. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = () => flushSync(() => setPrinting(true));
    const after = () => setPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return printing;
}

/**
 * Draws of a long list only the rows near what is seen. Columns keep the widths that the first rows
 * gave them: they would dance while one scrolls. `layout` names what the widths depend on.
 */
export function useVirtualRows(count: number, layout: string) {
  const table = useRef<HTMLTableElement>(null);
  const printing = usePrinting();
  const { width } = useViewportSize();
  const on = count > VIRTUAL_FROM && !printing;
  const [top, setTop] = useState(0);
  const [widths, setWidths] = useState<number[] | null>(null);
  useLayoutEffect(() => setWidths(null), [on, layout, width]);
  useLayoutEffect(() => {
    const body = table.current?.tBodies[0];
    if (!on || !body || widths) return;
    setTop(body.getBoundingClientRect().top + window.scrollY);
    const heads = [...(table.current?.tHead?.rows[0]?.cells ?? [])];
    setWidths(heads.map((cell) => cell.getBoundingClientRect().width));
  }, [on, widths]);
  const virtualizer = useWindowVirtualizer<HTMLTableRowElement>({
    count,
    enabled: on,
    estimateSize: () => ROW_PX,
    overscan: 24,
    scrollMargin: top,
    scrollPaddingStart: STICKY_PX,
    scrollPaddingEnd: ROW_PX,
  });
  const drawn = on ? virtualizer.getVirtualItems() : [];
  const [first, last] = [drawn[0], drawn.at(-1)];
  const reveal = useCallback(
    (index: number) => {
      if (on) virtualizer.scrollToIndex(index);
    },
    [on, virtualizer],
  );
  return {
    table,
    /** Rows to draw, the end not included. */
    from: first?.index ?? 0,
    to: on ? (last?.index ?? VIRTUAL_FROM) + 1 : count,
    /** Room for the rows above and below, in pixels. */
    above: first ? first.start - top : 0,
    below: last ? virtualizer.getTotalSize() - (last.end - top) : 0,
    measure: on ? virtualizer.measureElement : undefined,
    widths: on && widths?.some((one) => one > 0) ? widths : null,
    reveal,
  };
}
