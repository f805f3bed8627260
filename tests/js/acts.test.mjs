// Acts of coding: only what changes travels, every act can be taken back, three versions become one.
import assert from "node:assert/strict";
import { test } from "node:test";

import { body, inverse, joined, merge, Past } from "../../cstoreview/static/site/js/acts.js";

const change = (before, after) => ({ key: "k", do: "change", claim: "c", version: 3, before, after });

test("a change sends its key, its claim, the version it saw, and what it changes", () => {
  const sent = Object.fromEntries(body(change({ mode: "direct" }, { mode: "mixed" })));
  assert.deepEqual(sent, { key: "k", do: "change", claim: "c", version: "3", mode: "mixed" });
});

test("the name of a speaker travels only if the register does not know it", () => {
  assert.equal(body(change({}, { speaker: "abc", speaker_name: "Ada" })).get("speaker_name"), null);
  assert.equal(body(change({}, { speaker: "new:person", speaker_name: "Ada" })).get("speaker_name"), "Ada");
});

test("what was done is undone by a new act under a key of its own", () => {
  const act = change({ summary: "" }, { summary: "Anew." });
  const back = inverse(act);
  assert.deepEqual([back.do, back.after, back.before], ["change", { summary: "" }, { summary: "Anew." }]);
  assert.notEqual(back.key, act.key);
  assert.deepEqual(inverse(back).after, act.after);
  for (const [done, undone] of [["make", "remove"], ["remove", "restore"], ["restore", "remove"]]) {
    assert.equal(inverse({ ...act, do: done }).do, undone);
  }
});

test("several acts on a claim are one from the first before to the last after", () => {
  const one = joined([change({ mode: "direct" }, { mode: "mixed" }), change({ mode: "mixed", note: "" }, { mode: "indirect", note: "n" })]);
  assert.deepEqual([one.before, one.after], [{ mode: "direct", note: "" }, { mode: "indirect", note: "n" }]);
});

test("what only one of two changed is kept, what both changed is asked for", () => {
  const act = change({ mode: "direct", summary: "old", note: "" }, { mode: "mixed", summary: "mine", note: "same" });
  const { mine, disputed } = merge(act, { mode: "direct", summary: "theirs", note: "same" });
  assert.deepEqual([mine, disputed], [{ mode: "mixed" }, ["summary"]]);
});

test("a name to be remembered goes to the register, whatever became of the claim", () => {
  assert.deepEqual(merge(change({}, { alias: "the leader" }), {}).mine, { alias: "the leader" });
});

test("undo and redo go back and forth, and a new act forgets what was undone", () => {
  const past = new Past();
  assert.equal(past.undo(), null);
  past.did(change({ mode: "direct" }, { mode: "mixed" }));
  assert.equal(past.undo().after.mode, "direct");
  assert.deepEqual([past.canUndo, past.canRedo], [false, true]);
  assert.equal(past.redo().after.mode, "mixed");
  assert.equal(past.undo().after.mode, "direct");
  past.did(change({ note: "" }, { note: "n" }));
  assert.equal(past.redo(), null);
});
