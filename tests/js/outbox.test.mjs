// Acts on their way: in order, kept until they are saved, tried again, set aside where somebody was quicker.
import assert from "node:assert/strict";
import { test } from "node:test";

import { Outbox } from "../../cstoreview/static/site/js/outbox.js";

const settled = () => new Promise((done) => setImmediate(done));
const act = (key, claim = "c") => ({ key, claim });

// An outbox whose server answers as `answers` say, one by one; "saved" from then on.
function outbox(...answers) {
  const told = { sent: [], heard: [], kept: [], timers: [] };
  const box = new Outbox({
    store: { write: (acts) => told.kept.push(acts.map(({ key }) => key)) },
    send: async ({ key }) => {
      told.sent.push(key);
      return answers.shift() ?? { outcome: "saved" };
    },
    heard: (one, answer) => told.heard.push([one?.key ?? null, answer.outcome]),
    changed: () => {},
    wait: (again, seconds) => told.timers.push({ again, seconds }),
  });
  return { box, told };
}

test("acts are sent one after the other, in their order", async () => {
  const { box, told } = outbox();
  for (const key of ["1", "2", "3"]) box.put(act(key));
  assert.deepEqual([told.sent, box.state], [["1"], "saving"]);
  await settled();
  assert.deepEqual([told.sent, box.state, box.count], [["1", "2", "3"], "saved", 0]);
  assert.deepEqual(told.kept.at(-1), []);
});

test("an act is kept at once, whenever it is sent", async () => {
  const later = [];
  const { box, told } = outbox();
  box.soon = (send) => later.push(send);
  box.put(act("1"));
  assert.deepEqual([told.kept, told.sent, box.state], [[["1"]], [], "saving"]);
  later.shift()();
  await settled();
  assert.deepEqual([told.sent, box.state], [["1"], "saved"]);
});

test("without a connection acts are kept and tried again, ever more seldom", async () => {
  const gone = { outcome: "unreachable", trouble: "no connection" };
  const { box, told } = outbox(gone, gone);
  box.put(act("1"));
  await settled();
  assert.deepEqual([box.state, box.trouble, told.kept.at(-1)], ["unsaved", "no connection", ["1"]]);
  told.timers[0].again();
  await settled();
  told.timers[1].again();
  await settled();
  assert.deepEqual([told.sent, box.state], [["1", "1", "1"], "saved"]);
  assert.ok(told.timers[0].seconds < told.timers[1].seconds);
});

test("signed out, or not allowed any more: nothing is sent again until somebody says so", async () => {
  for (const outcome of ["signed out", "not allowed"]) {
    const { box, told } = outbox({ outcome, trouble: "why" });
    box.put(act("1"));
    await settled();
    assert.deepEqual([told.timers, box.state], [[], "unsaved"]);
    box.retry();
    await settled();
    assert.deepEqual([told.sent, box.state], [["1", "1"], "saved"]);
  }
});

test("what was left behind when the page was closed is sent and then forgotten", async () => {
  const { box, told } = outbox();
  box.resume([act("1"), act("2")]);
  assert.deepEqual(told.kept.at(-1), ["1", "2"]);
  await settled();
  assert.deepEqual([told.sent, told.kept.at(-1)], [["1", "2"], []]);
});

test("where somebody was quicker the acts on that claim are set aside and kept, others go on", async () => {
  const { box, told } = outbox({ outcome: "stale" });
  box.heard = (one, answer) => answer.outcome === "stale" && box.hold(one.claim);
  box.put(act("1"));
  box.put(act("2"));
  box.put(act("3", "other"));
  await settled();
  assert.deepEqual([told.sent, box.state, told.kept.at(-1)], [["1", "3"], "unsaved", ["1", "2"]]);
  box.forget("c");
  assert.deepEqual([box.state, told.kept.at(-1)], ["saved", []]);
});
