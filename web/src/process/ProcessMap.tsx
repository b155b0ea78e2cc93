import { Group, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import type { Flow, FlowMove } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useFilters } from '../ui/useFilters';
import classes from './ProcessMap.module.css';
import { line, next, plan, STEP } from './layout';
import { useLength } from './useLength';
import { useStep } from './useStep';

const METRICS = ['count', 'wait', 'value'] as const;
const MOST = ['10', '20', '40', '1000'];
type Metric = (typeof METRICS)[number];

/** What of a move is shown. */
const MEASURED: Record<Metric, (move: FlowMove) => number> = {
  count: (move) => move.count,
  wait: (move) => move.wait.median,
  value: (move) => move.value_days,
};

/** The process as a map. Arrow keys go along the moves, Enter lists the cases of a step. */
export function ProcessMap({ flow }: { flow: Flow }) {
  const { t } = useTranslation();
  const { decimal } = useFormat();
  const length = useLength();
  const say = useStep();
  const { filters, set } = useFilters();
  const [metric, setMetric] = useState<Metric>('count');
  const [most, setMost] = useState('20');
  const map = useRef<SVGSVGElement>(null);
  const drawn = useMemo(() => plan(flow, Number(most)), [flow, most]);
  const whole = (value: number) => decimal(value.toFixed(0));
  const text = (move: FlowMove) => (metric === 'wait' ? length(move.wait.median) : whole(MEASURED[metric](move)));
  const largest = Math.max(...flow.moves.map(MEASURED[metric]), 1);
  const busiest = Math.max(...flow.steps.map((step) => step.events), 1);
  const choose = (step: string, after: string | null) => {
    set('path', null);
    set('step', step);
    set('after', after);
  };
  const move = (event: KeyboardEvent, step: string) => {
    if (event.key === 'Enter' || event.key === ' ') choose(step, null);
    const to = next(event.key, step, flow, drawn);
    if (to) map.current?.querySelector<SVGGElement>(`[data-step="${to}"]`)?.focus();
    if (to || event.key === ' ') event.preventDefault();
  };
  return (
    <>
      <Group className="no-print" mb="xs" align="end">
        <SegmentedControl
          aria-label={t('process.metric')}
          value={metric}
          onChange={(value) => setMetric(value as Metric)}
          data={METRICS.map((one) => ({ value: one, label: t(`process.metric_${one}`) }))}
        />
        <NativeSelect
          label={t('process.most')}
          value={most}
          data={MOST.map((value) => ({ value, label: value === '1000' ? t('process.all') : value }))}
          onChange={(event) => setMost(event.currentTarget.value)}
        />
      </Group>
      {/* A region that scrolls is reached by keyboard. */}
      <div className={classes.frame} tabIndex={0} role="region" aria-label={t('process.mapHelp')}>
        <svg ref={map} className={classes.map} width={drawn.width} height={drawn.height}>
          <defs>
            <marker
              id="arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0,0 L8,4 L0,8 z" fill="var(--mantine-color-gray-6)" />
            </marker>
          </defs>
          {drawn.moves.map(({ from, to, points }) => {
            const of = flow.moves.find((one) => one.from === from && one.to === to);
            if (!of) return null;
            const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
            const chosen = filters.step === to && filters.after === from;
            return (
              <g key={`${from} ${to}`} onClick={() => choose(to, from)}>
                <title>{`${say(from)} → ${say(to)}: ${whole(of.count)}, ${length(of.wait.median)}`}</title>
                <path
                  className={chosen ? `${classes.move} ${classes.chosenMove}` : classes.move}
                  d={line(points)}
                  strokeWidth={1 + (5 * MEASURED[metric](of)) / largest}
                  markerEnd="url(#arrow)"
                />
                <text className={classes.label} x={middle.x} y={middle.y + 4}>
                  {text(of)}
                </text>
              </g>
            );
          })}
          {drawn.steps.map(({ step, x, y }) => {
            const of = flow.steps.find((one) => one.step === step);
            const events = of?.events ?? 0;
            return (
              <g
                key={step}
                data-step={step}
                className={filters.step === step && !filters.after ? `${classes.step} ${classes.chosen}` : classes.step}
                transform={`translate(${x - STEP.width / 2},${y - STEP.height / 2})`}
                tabIndex={0}
                role="button"
                aria-description={t('process.stepSaid', {
                  step: say(step),
                  events: whole(events),
                  cases: whole(of?.cases ?? 0),
                })}
                onClick={() => choose(step, null)}
                onKeyDown={(event) => move(event, step)}
              >
                <rect className={classes.box} width={STEP.width} height={STEP.height} rx={6} />
                <rect
                  className={classes.tint}
                  width={STEP.width}
                  height={STEP.height}
                  rx={6}
                  opacity={0.06 + (0.3 * events) / busiest}
                />
                <text className={classes.name} x={STEP.width / 2} y={20}>
                  {short(say(step))}
                </text>
                <text className={classes.count} x={STEP.width / 2} y={37}>
                  {whole(events)}
                </text>
              </g>
            );
          })}
        </svg>
      </div>
    </>
  );
}

function short(text: string): string {
  return text.length > 28 ? `${text.slice(0, 27)}…` : text;
}
