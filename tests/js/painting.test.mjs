// What is painted and where cards stand: overlaps, marks, and cards beside their words.
import assert from "node:assert/strict";
import { test } from "node:test";

import { moves, placed } from "../../cstoreview/static/site/js/aligning.js";
import { overlaps } from "../../cstoreview/static/site/js/paint.js";
import { pieces } from "../../cstoreview/static/site/js/marks.js";

let seed = 11;
const random = (n) => {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return seed % n;
};
const spans = (count, length) =>
  Array.from({ length: count }, () => {
    const start = random(length - 1);
    return { name: `n${random(4)}`, start, end: start + 1 + random(length - start - 1) };
  });

test("the stretches under two or more spans are found, whatever the spans", () => {
  for (let round = 0; round < 200; round += 1) {
    const some = spans(random(8), 40);
    const deep = new Set(overlaps(some).flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)));
    for (let place = 0; place < 40; place += 1) {
      const covering = some.filter(({ start, end }) => start <= place && place < end).length;
      assert.equal(deep.has(place), covering >= 2, `${place} in ${JSON.stringify(some)}`);
    }
  }
});

test("the pieces of a paragraph join to it, and each bears the names of all spans on it", () => {
  for (let round = 0; round < 200; round += 1) {
    const some = spans(random(6), 30);
    const all = pieces(30, some);
    assert.equal(all[0].start, 0);
    assert.equal(all.at(-1).end, 30);
    all.slice(1).forEach((piece, i) => assert.equal(piece.start, all[i].end));
    for (const { start, end, names } of all) {
      const covering = some.filter((span) => span.start <= start && end <= span.end).map(({ name }) => name);
      assert.deepEqual([...names].sort(), [...new Set(covering)].sort());
    }
  }
});

test("no card lies over another or above the rest, and the current one stands at its words if there is room", () => {
  for (let round = 0; round < 200; round += 1) {
    const count = 1 + random(12);
    const wants = Array.from({ length: count }, () => random(600)).sort((a, b) => a - b);
    const heights = wants.map(() => 20 + random(200));
    const current = random(count + 1) - 1;
    const tops = placed(wants, heights, current, 50);
    assert.ok(tops[0] >= 50);
    tops.slice(1).forEach((top, i) => assert.ok(top >= tops[i] + heights[i]));
    const above = heights.slice(0, Math.max(current, 0)).reduce((sum, height) => sum + height + 6, 50);
    if (current >= 0 && above <= wants[current]) assert.equal(tops[current], wants[current]);
  }
  assert.deepEqual(placed([], [], -1, 0), []);
});

test("a card that is far from the window in both its places waits, and goes to its first place at once", () => {
  const seen = { from: 1000, to: 3000 };
  assert.ok(moves(undefined, 9000, seen));
  assert.ok(moves(900, 1100, seen));
  assert.ok(moves(2900, 3100, seen));
  assert.ok(!moves(2000, 2000, seen));
  assert.ok(!moves(4000, 4100, seen));
});
