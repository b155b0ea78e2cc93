"""Draws a calibration table as SVG: what was told against what was right."""

SIZE, EDGE = 320, 44
STYLE = """
  text { font: 12px system-ui, sans-serif; fill: #475569 }
  .axis { stroke: #94a3b8; fill: none }
  .even { stroke: #94a3b8; stroke-dasharray: 4 4 }
  .band { fill: #94a3b8; opacity: .18 }
  .range { stroke: #4f46e5; stroke-width: 1.5 }
  .point { fill: #4f46e5 }
  @media (prefers-color-scheme: dark) { text { fill: #cbd5e1 } .range { stroke: #a5b4fc } .point { fill: #a5b4fc } }
"""


def draw(path, table):
    """Points with their 95 % intervals; the band is two points to either side of what was told."""
    def x(share):
        return f"{EDGE + share * SIZE:.1f}"

    def y(share):
        return f"{EDGE / 2 + (1 - share) * SIZE:.1f}"

    across = f"{x(0)},{y(0.02)} {x(0.98)},{y(1)} {x(1)},{y(1)} {x(1)},{y(0.98)} {x(0.02)},{y(0)} {x(0)},{y(0)}"
    parts = [
        f'<polygon class="band" points="{across}"/>',
        f'<path class="axis" d="M{x(0)},{y(1)} V{y(0)} H{x(1)}"/>',
        f'<line class="even" x1="{x(0)}" y1="{y(0)}" x2="{x(1)}" y2="{y(1)}"/>',
    ]
    for tick in (0, 0.2, 0.4, 0.6, 0.8, 1):
        parts.append(f'<text x="{x(tick)}" y="{SIZE + EDGE / 2 + 16:.1f}" text-anchor="middle">{tick:.1f}</text>')
        parts.append(f'<text x="{EDGE - 8}" y="{float(y(tick)) + 4:.1f}" text-anchor="end">{tick:.1f}</text>')
    parts.append(f'<text x="{x(0.5)}" y="{SIZE + EDGE / 2 + 34:.1f}" text-anchor="middle">confidence told</text>')
    parts.append(f'<text transform="translate(12 {y(0.5)}) rotate(-90)" text-anchor="middle">share that is right</text>')
    for _, count, said, right, low, high in table:
        parts.append(f'<line class="range" x1="{x(said)}" y1="{y(low)}" x2="{x(said)}" y2="{y(high)}"/>')
        note = f"{count} decisions: told {said:.1%}, right {right:.1%}"
        parts.append(f'<circle class="point" cx="{x(said)}" cy="{y(right)}" r="3.5"><title>{note}</title></circle>')
    width, height = SIZE + EDGE + 16, SIZE + EDGE + 16
    with open(path, "w", encoding="utf-8") as file:
        file.write(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">\n')
        file.write("<title>Calibration: confidence told against the share that is right</title>\n")
        file.write(f"<style>{STYLE}</style>\n" + "\n".join(parts) + "\n</svg>\n")
