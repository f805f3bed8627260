// The article's text in the page: paragraphs `<p data-o="OFFSET">` whose text joins to the stored one.

import { snap } from "./words.js";

// Code points to UTF-16 and back. The server counts code points, the DOM counts UTF-16 units.
export class Offsets {
  // The code point offsets of all signs beyond U+FFFF, each of which takes two units.
  #astral = [];

  constructor(text) {
    let points = 0;
    for (const sign of text) {
      if (sign.length === 2) this.#astral.push(points);
      points += 1;
    }
    this.length = points;
  }

  // How many astral signs fulfil `before`, which holds for the first ones only.
  #count(before) {
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // UTF-16 units in front of the code point.
  toUnits(points) {
    return points + this.#count((i) => this.#astral[i] < points);
  }

  // Code points in front of the unit; a unit inside a sign counts as in front of it.
  toPoints(units) {
    return units - this.#count((i) => this.#astral[i] + i + 1 < units) - (this.#splits(units) ? 1 : 0);
  }

  #splits(units) {
    const i = this.#count((j) => this.#astral[j] + j + 1 < units);
    return i < this.#astral.length && this.#astral[i] + i + 1 === units;
  }
}

// One, unless marks divide the paragraph.
function textNodes(element) {
  if (element.childNodes.length === 1 && element.firstChild.nodeType === Node.TEXT_NODE) return [element.firstChild];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function unitsBefore(element, node) {
  let units = 0;
  for (const other of textNodes(element)) {
    if (other === node) break;
    units += other.length;
  }
  return units;
}

export class Text {
  #visible; // paragraphs but for those of white space only

  constructor(root) {
    this.root = root;
    this.paragraphs = [...root.querySelectorAll("p[data-o]")].map((element) => ({
      element,
      start: Number(element.dataset.o),
    }));
    this.#visible = this.paragraphs.filter(({ element }) => element.dataset.kind !== "gap");
    this.content = this.paragraphs.map((paragraph) => paragraph.element.textContent).join("");
    this.offsets = new Offsets(this.content);
  }

  // The words between two code points.
  slice(start, end) {
    return this.content.slice(this.offsets.toUnits(start), this.offsets.toUnits(end));
  }

  #paragraphAt(point) {
    let low = 0;
    let high = this.paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.paragraphs[middle].start <= point) low = middle;
      else high = middle - 1;
    }
    return this.paragraphs[low];
  }

  #place(point, { element, start }) {
    let units = this.offsets.toUnits(point) - this.offsets.toUnits(start);
    const nodes = textNodes(element);
    for (const node of nodes) {
      if (units <= node.length) return [node, units];
      units -= node.length;
    }
    return [nodes.at(-1), nodes.at(-1).length];
  }

  // A DOM range over code points, end exclusive.
  range(start, end) {
    const range = new Range();
    range.setStart(...this.#place(start, this.#paragraphAt(start)));
    range.setEnd(...this.#place(end, this.#paragraphAt(end - 1)));
    return range;
  }

  // The same for a highlight: it does not follow changes of the text, for there are none, and costs less.
  still(start, end) {
    const [startContainer, startOffset] = this.#place(start, this.#paragraphAt(start));
    const [endContainer, endOffset] = this.#place(end, this.#paragraphAt(end - 1));
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  // The code points of the paragraph around one, end exclusive.
  paragraphAround(point) {
    const { element, start } = this.#paragraphAt(point);
    return { start, end: start + new Offsets(element.textContent).length };
  }

  // The code points of the paragraphs that stand no further from the window than it is high, end exclusive.
  near() {
    const firstThat = (holds) => {
      let low = 0;
      let high = this.#visible.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (holds(this.#visible[middle].element.getBoundingClientRect())) high = middle;
        else low = middle + 1;
      }
      return this.#visible[low]?.start ?? this.offsets.length;
    };
    return { start: firstThat(({ bottom }) => bottom > -innerHeight), end: firstThat(({ top }) => top > 2 * innerHeight) };
  }

  // Selects words in the page, as a mouse would.
  select(start, end) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(this.range(start, end));
  }

  // The code point at a place of the DOM; null outside the text.
  pointAt(node, offset) {
    if (!this.root.contains(node)) return null;
    if (node.nodeType === Node.TEXT_NODE) {
      const paragraph = node.parentElement.closest("p[data-o]");
      if (!paragraph) return this.#pointBehind(node);
      const before = unitsBefore(paragraph, node);
      return this.offsets.toPoints(this.offsets.toUnits(Number(paragraph.dataset.o)) + before + offset);
    }
    const child = node.childNodes[offset];
    if (child && node.closest("p[data-o]")) return this.pointAt(child, 0);
    if (node.matches("p[data-o] *")) return this.pointAt(node.lastChild, node.lastChild.length);
    return child ? this.#pointBehind(child) : this.#pointAfter(node);
  }

  // Where the first paragraph at or behind a node begins.
  #pointBehind(node) {
    const behind = this.paragraphs.find(
      ({ element }) =>
        element === node ||
        element.contains(node) ||
        node.contains(element) ||
        node.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    return behind ? behind.start : this.offsets.length;
  }

  // Where the paragraph that ends with a node ends.
  #pointAfter(node) {
    const paragraph = this.paragraphs.find(({ element }) => element === node || element.contains(node));
    return paragraph ? paragraph.start + new Offsets(paragraph.element.textContent).length : this.offsets.length;
  }

  // The selected words as code points, grown to whole words (to signs if `exactly`); null if there are none.
  selected(exactly = false) {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = this.pointAt(range.startContainer, range.startOffset);
    const end = this.pointAt(range.endContainer, range.endOffset);
    if (start === null || end === null || start >= end) return null;
    if (exactly) return { start, end };
    const snapped = snap(this.content, this.offsets.toUnits(start), this.offsets.toUnits(end));
    if (!snapped) return null;
    return { start: this.offsets.toPoints(snapped.start), end: this.offsets.toPoints(snapped.end) };
  }

  // The code point under the pointer; null outside the text.
  pointUnder(x, y) {
    if (document.caretPositionFromPoint) {
      const caret = document.caretPositionFromPoint(x, y);
      return caret ? this.pointAt(caret.offsetNode, caret.offset) : null;
    }
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? this.pointAt(range.startContainer, range.startOffset) : null;
  }
}
