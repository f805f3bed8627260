// Where two or more spans lie over each other.

// The stretches that at least two of the spans cover, in order, code points, end exclusive.
export function overlaps(spans) {
  const edges = spans.flatMap(({ start, end }) => [
    [start, 1],
    [end, -1],
  ]);
  edges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const found = [];
  let depth = 0;
  for (const [place, step] of edges) {
    if (depth === 1 && step === 1) found.push({ start: place, end: place });
    if (depth === 2 && step === -1) found.at(-1).end = place;
    depth += step;
  }
  return found.filter(({ start, end }) => start < end);
}
