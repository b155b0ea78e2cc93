import type { ReactNode } from 'react';

import classes from './Waterfall.module.css';

export interface Fall {
  label: string;
  /** What it adds; a whole stands by itself, from zero. */
  value: number;
  whole?: boolean;
  shown: ReactNode;
}

/** Amounts one after another, each from where the one before ends, between wholes. */
export function Waterfall({ label, falls }: { label: string; falls: Fall[] }) {
  let end = 0;
  const bars = falls.map(({ value, whole }) => {
    const from = whole ? 0 : end;
    end = from + value;
    return [Math.min(from, end), Math.max(from, end)] as const;
  });
  const low = Math.min(0, ...bars.map(([from]) => from));
  const high = Math.max(0, ...bars.map(([, to]) => to));
  const share = (value: number) => (high > low ? ((value - low) / (high - low)) * 100 : 0);
  const kind = ({ value, whole }: Fall) => {
    if (whole) return 'whole';
    return value < 0 ? 'less' : 'more';
  };
  return (
    <div role="list" aria-label={label}>
      {falls.map((fall, at) => {
        const [from, to] = bars[at] ?? [0, 0];
        return (
          <div role="listitem" className={classes.row} key={fall.label}>
            <span className="sentence">{fall.label}</span>
            <div className={classes.track} aria-hidden="true">
              {fall.value !== 0 && (
                <div
                  className={classes.bar}
                  data-kind={kind(fall)}
                  style={{ insetInlineStart: `${share(from)}%`, width: `${share(to) - share(from)}%` }}
                />
              )}
            </div>
            <span className="number">{fall.shown}</span>
          </div>
        );
      })}
    </div>
  );
}
