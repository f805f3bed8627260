// `<mark>`s instead of highlights, for browsers without the CSS Custom Highlight API.

// The stretches of a paragraph's text, each with the names painted on it; offsets in UTF-16 units.
export function pieces(length, spans) {
  const inside = spans
    .map(({ name, start, end }) => ({ name, start: Math.max(0, start), end: Math.min(length, end) }))
    .filter(({ start, end }) => start < end);
  const edges = [...new Set([0, length, ...inside.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((start, i) => {
    const covering = inside.filter((span) => span.start <= start && edges[i + 1] <= span.end);
    return { start, end: edges[i + 1], names: [...new Set(covering.map(({ name }) => name))] };
  });
}

// Sets exactly these marks on the text. Its words stay as they are.
export function setMarks(text, spans) {
  const inUnits = spans.map(({ name, start, end }) => ({
    name,
    start: text.offsets.toUnits(start),
    end: text.offsets.toUnits(end),
  }));
  for (const { element, start } of text.paragraphs) {
    const from = text.offsets.toUnits(start);
    const words = element.textContent;
    const here = inUnits
      .filter((span) => span.start < from + words.length && from < span.end)
      .map((span) => ({ ...span, start: span.start - from, end: span.end - from }));
    if (!here.length && !element.querySelector("mark")) continue;
    element.replaceChildren(...pieces(words.length, here).map((piece) => nodeOf(words, piece)));
  }
}

function nodeOf(words, { start, end, names }) {
  const node = document.createTextNode(words.slice(start, end));
  if (!names.length) return node;
  const mark = document.createElement("mark");
  mark.dataset.painted = names.join(" ");
  mark.append(node);
  return mark;
}
