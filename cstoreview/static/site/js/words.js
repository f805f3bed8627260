// Edges of words in a text, in UTF-16 units.

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

// The word around a place, with its two edges, or null between words.
function wordAround(text, place) {
  const found = segmenter.segment(text).containing(place);
  return found?.isWordLike ? { start: found.index, end: found.index + found.segment.length } : null;
}

// A selection grown to whole words and without blanks at its ends; null if nothing is left.
export function snap(text, start, end) {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from])) from += 1;
  while (to > from && /\s/u.test(text[to - 1])) to -= 1;
  if (from === to) return null;
  const first = wordAround(text, from);
  const last = wordAround(text, to - 1);
  return { start: first ? first.start : from, end: last ? last.end : to };
}

// The edges at which a span may begin (or end), from the left.
export function edges(text, side) {
  const words = [...segmenter.segment(text)].filter((part) => part.isWordLike);
  return words.map((word) => (side === "start" ? word.index : word.index + word.segment.length));
}

// The next edge of that side from a place, onward (1) or back (-1); the place itself where there is none.
export function nextEdge(text, side, place, direction) {
  const all = edges(text, side);
  const next = direction > 0 ? all.find((edge) => edge > place) : all.findLast((edge) => edge < place);
  return next ?? place;
}

const OPENING = /(?:["“„]|«\s?)$/u;
const CLOSING = /^[,.;:!?…]*(?:["“”]|\s?»)/u;
const SINGLE = { opening: /[‘']$/u, closing: /^[,.;:!?…]*[’']/u }; // apostrophes too, so both have to stand there

// Whether words begin with a quotation mark, or one stands right beside them that was not selected with them.
function isMarked({ words, before = "", after = "" }) {
  if (/^\s*["“„«‘']/u.test(words) || OPENING.test(before) || CLOSING.test(after)) return true;
  return SINGLE.opening.test(before) && SINGLE.closing.test(after);
}

// Direct where all quotes stand in quotation marks, indirect where none does, else mixed. Of each quote:
// its words, and what stands before and after them in the text.
export function modeOf(quotes) {
  const marked = quotes.filter(isMarked).length;
  if (marked === 0) return "indirect";
  return marked === quotes.length ? "direct" : "mixed";
}
