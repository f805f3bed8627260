// Acts of coding: one change to one claim, as data that can be sent, taken back and merged.
//
// { key, do: "make" | "change" | "remove" | "restore", claim, version, before: {part: value}, after: {part: value} }

export const newKey = () =>
  // randomUUID needs a secure context; a desk behind plain HTTP in a house has none.
  crypto.randomUUID?.() ??
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (Number(digit) ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (Number(digit) / 4)))).toString(16),
  );

const OPPOSITE = { make: "remove", remove: "restore", restore: "remove", change: "change" };

// The act that takes another one back: a new change, never a rewrite.
export function inverse(act) {
  const after = act.do === "change" ? act.before : {};
  const before = act.do === "change" ? act.after : {};
  return { key: newKey(), do: OPPOSITE[act.do], claim: act.claim, before, after };
}

// Only what the act changes travels: its name is for the eyes unless it is new to the register.
export function body(act) {
  const { speaker_name: name, ...parts } = act.after;
  const fields = { key: act.key, do: act.do, claim: act.claim, ...parts };
  if (act.do !== "make") fields.version = String(act.version);
  if (parts.speaker?.startsWith("new:")) fields.speaker_name = name;
  return new URLSearchParams(fields);
}

// Several acts on one claim as one, from what stood before the first to what the last wants.
export function joined(acts) {
  const last = acts.at(-1);
  const before = Object.assign({}, ...acts.map((act) => act.before).reverse());
  const after = Object.assign({}, ...acts.map((act) => act.after));
  return { ...last, before, after };
}

// Three ways: what I saw, what I want, what stands now. A part that nobody else touched is mine; where both
// changed it and differ, somebody has to choose.
export function merge({ before, after }, now) {
  const mine = {};
  const disputed = [];
  for (const [part, value] of Object.entries(after)) {
    if (part === "speaker_name") continue;
    if (now[part] === value) continue;
    if (part === "alias" || now[part] === (before[part] ?? "")) mine[part] = value;
    else disputed.push(part);
  }
  if ("speaker" in mine) mine.speaker_name = after.speaker_name ?? "";
  return { mine, disputed };
}

// What was done and can be undone, and what was undone and can be done again.
export class Past {
  #done = [];
  #undone = [];

  did(act) {
    this.#done.push(act);
    this.#undone = [];
  }

  // The act that undoes the last one; null if there is none.
  undo() {
    const act = this.#done.pop();
    if (!act) return null;
    const back = inverse(act);
    this.#undone.push(back);
    return back;
  }

  redo() {
    const act = this.#undone.pop();
    if (!act) return null;
    const again = inverse(act);
    this.#done.push(again);
    return again;
  }

  get canUndo() {
    return this.#done.length > 0;
  }

  get canRedo() {
    return this.#undone.length > 0;
  }
}
