const WIDTH = 120;
const HEIGHT = 24;
const EDGE = 2;

/** The course of a figure in a line, without scale; its values are on the figure's page. */
export function Sparkline({ values }: { values: (string | null)[] }) {
  const numbers = values.map((value) => (value === null ? null : Number(value)));
  const known = numbers.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const range = Math.max(...known) - low || 1;
  const place = (value: number, index: number) => {
    const x = EDGE + (index * (WIDTH - 2 * EDGE)) / (numbers.length - 1);
    const y = HEIGHT - EDGE - ((value - low) * (HEIGHT - 2 * EDGE)) / range;
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  };
  const points = numbers.flatMap((value, index) => (value === null ? [] : [place(value, index)]));
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT} preserveAspectRatio="none" aria-hidden>
      <polyline
        points={points.join(' ')}
        fill="none"
        stroke="var(--mantine-color-anchor)"
        strokeWidth={1.5}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
