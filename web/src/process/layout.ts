import { Graph, layout } from '@dagrejs/dagre';

import type { Flow } from '../api/types';

export const STEP = { width: 184, height: 46 };

export interface Placed {
  step: string;
  x: number;
  y: number;
}

export interface Drawn {
  from: string;
  to: string;
  points: { x: number; y: number }[];
}

export interface Plan {
  width: number;
  height: number;
  steps: Placed[];
  moves: Drawn[];
}

/** Lays the most frequent moves out from top to bottom. */
export function plan(flow: Flow, most: number): Plan {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 54, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  const moves = flow.moves.slice(0, most);
  const shown = new Set(moves.flatMap((move) => [move.from, move.to]));
  for (const { step } of flow.steps) if (shown.has(step) || moves.length === 0) graph.setNode(step, { ...STEP });
  for (const { from, to, count } of moves)
    graph.setEdge(from, to, { weight: Math.log2(count + 1), width: 70, height: 14 });
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.max(width, STEP.width + 32),
    height: Math.max(height, STEP.height + 32),
    steps: graph.nodes().map((step) => ({ step, x: graph.node(step).x, y: graph.node(step).y })),
    moves: moves.map(({ from, to }) => ({ from, to, points: graph.edge(from, to).points })),
  };
}

/** A line through points, with round corners. */
export function line(points: { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  const parts = [`M${first.x},${first.y}`];
  for (let at = 0; at < rest.length - 1; at += 1) {
    const here = rest[at];
    const next = rest[at + 1];
    if (here && next) parts.push(`Q${here.x},${here.y} ${(here.x + next.x) / 2},${(here.y + next.y) / 2}`);
  }
  const last = rest.at(-1);
  if (last) parts.push(`L${last.x},${last.y}`);
  return parts.join(' ');
}

/** Where an arrow key leads from a step: down and up along the most frequent move, sideways in its row. */
export function next(key: string, from: string, flow: Flow, drawn: Plan): string | null {
  const here = drawn.steps.find(({ step }) => step === from);
  if (!here) return null;
  const there = (step: string) => drawn.steps.some((placed) => placed.step === step);
  if (key === 'ArrowDown')
    return flow.moves.find((move) => move.from === from && move.to !== from && there(move.to))?.to ?? null;
  if (key === 'ArrowUp')
    return flow.moves.find((move) => move.to === from && move.from !== from && there(move.from))?.from ?? null;
  const order = [...drawn.steps].sort((a, b) => a.y - b.y || a.x - b.x);
  const at = order.findIndex(({ step }) => step === from);
  if (key === 'ArrowRight') return order[at + 1]?.step ?? null;
  if (key === 'ArrowLeft') return order[at - 1]?.step ?? null;
  return null;
}
