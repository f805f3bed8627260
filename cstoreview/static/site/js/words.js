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

// The next edge of that side from a place, onward (1) or back (-1); the place itself where there is none.
// Spans begin where words begin and end where words end.
export function nextEdge(text, side, place, direction) {
  const parts = segmenter.segment(text);
  const edgeOf = (word) => (side === "start" ? word.index : word.index + word.segment.length);
  let at = direction > 0 ? place : place - 1;
  for (let part = parts.containing(at); part; part = parts.containing(at)) {
    const edge = edgeOf(part);
    if (part.isWordLike && (direction > 0 ? edge > place : edge < place)) return edge;
    at = direction > 0 ? part.index + part.segment.length : part.index - 1;
  }
  return place;
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

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

// The next larger stretch around a selection within its paragraph (`from`, `to`): what stands in quotation
// marks, the sentence, the whole paragraph; the selection itself if it is the paragraph already.
export function wider(text, { start, end }, from, to) {
  const paragraph = text.slice(from, to);
  const [first, last] = [start - from, end - from];
  const found = [quotationAround(paragraph, first, last), sentenceAround(paragraph, first, last), trimmed(paragraph)];
  const next = found.find((one) => one && one.start <= first && last <= one.end && one.end - one.start > last - first);
  return next ? { start: next.start + from, end: next.end + from } : { start, end };
}

const MARKS = { "“": "”", "«": "»", "„": "“", '"': '"' };

function quotationAround(text, start, end) {
  for (let opening = start; opening >= 0; opening -= 1) {
    const closing = MARKS[text[opening]];
    if (!closing) continue;
    const close = text.indexOf(closing, opening + 1);
    if (close >= end - 1) return { start: opening, end: close + 1 };
  }
  return null;
}

function sentenceAround(text, start, end) {
  const first = sentences.segment(text).containing(start);
  const last = sentences.segment(text).containing(Math.max(start, end - 1));
  if (!first || !last) return null;
  const to = last.index + last.segment.trimEnd().length;
  return { start: first.index, end: to };
}

function trimmed(text) {
  return { start: text.length - text.trimStart().length, end: text.trimEnd().length };
}
