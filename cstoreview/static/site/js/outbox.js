// Acts on their way: kept in the browser until the server has them, sent one after the other, tried again.

const PAUSES = [1, 2, 4, 8, 15]; // seconds before each further try; the last one from then on

export class Outbox {
  #waiting = [];
  #held = [];
  #sending = false;
  #failures = 0;
  #timer = 0;

  // `store` keeps acts ({read, write}), `send` sends one and resolves to {outcome, …}, `heard` is told of
  // every answer with its act, `changed` whenever the state may be another one. `wait` sets a timer, `soon`
  // says when a new act is sent.
  constructor({ store, send, heard, changed, soon = (act) => act(), wait = (act, seconds) => setTimeout(act, seconds * 1000) }) {
    Object.assign(this, { store, send, heard, changed, soon, wait });
    this.trouble = "";
  }

  // Acts that were not saved when the page was left come first, under their old keys.
  resume(acts) {
    this.#waiting.unshift(...acts);
    this.#keep();
    this.flush();
  }

  put(act) {
    this.#waiting.push(act);
    this.#keep();
    this.soon(() => this.flush());
  }

  // The acts on a claim that the server does not have yet, in their order.
  waitingFor(claim) {
    return [...this.#held, ...this.#waiting].filter((act) => act.claim === claim);
  }

  get count() {
    return this.#waiting.length + this.#held.length;
  }

  // "saved", "saving", or "unsaved" with `trouble` saying why.
  get state() {
    if (this.trouble || this.#held.length) return "unsaved";
    return this.#waiting.length ? "saving" : "saved";
  }

  // Tries at once: the connection is back, or somebody has signed in.
  retry() {
    this.#failures = 0;
    this.trouble = "";
    this.flush();
  }

  // Sets the acts on a claim aside until somebody has chosen; they stay in the store.
  hold(claim) {
    const acts = this.#waiting.filter((act) => act.claim === claim);
    this.#waiting = this.#waiting.filter((act) => act.claim !== claim);
    this.#held.push(...acts);
    this.#keep();
    return acts;
  }

  // Forgets the acts on a claim that were set aside or wait: they were merged, or given up.
  forget(claim) {
    this.#held = this.#held.filter((act) => act.claim !== claim);
    this.#waiting = this.#waiting.filter((act) => act.claim !== claim);
    this.#keep();
  }

  #keep() {
    this.store.write([...this.#held, ...this.#waiting]);
    this.changed();
  }

  async flush() {
    if (this.#sending || !this.#waiting.length) return;
    this.#sending = true;
    clearTimeout(this.#timer);
    const [act] = this.#waiting;
    const answer = await this.send(act);
    this.#sending = false;
    if (["unreachable", "signed out", "not allowed"].includes(answer.outcome)) {
      this.#later(answer);
      return;
    }
    this.#failures = 0;
    this.trouble = "";
    // While it was on its way the act may have been set aside with others on its claim.
    if (answer.outcome !== "stale") this.#waiting = this.#waiting.filter((other) => other !== act);
    this.heard(act, answer);
    this.#keep();
    this.flush();
  }

  #later(answer) {
    this.trouble = answer.trouble;
    const pause = PAUSES[Math.min(this.#failures, PAUSES.length - 1)];
    this.#failures += 1;
    if (answer.outcome === "unreachable") this.#timer = this.wait(() => this.flush(), pause);
    this.heard(null, answer);
    this.changed();
  }
}

// Where unsaved acts outlive the page: one entry a tab, so that no tab overwrites another's.

const PREFIX = "cstoreview.acts";

// The entry of this tab for a page and coder. `leftovers` are those of tabs that are gone.
export class Store {
  constructor(page, coder) {
    this.begin = `${PREFIX} ${coder} ${page} `;
    this.name = `${this.begin}${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
    // Held as long as the tab lives; what holds no lock was left behind.
    navigator.locks?.request(this.name, () => new Promise(() => {}));
  }

  write(acts) {
    if (acts.length) localStorage.setItem(this.name, JSON.stringify(acts));
    else localStorage.removeItem(this.name);
  }

  // The acts of tabs that were closed before these were saved; they are this tab's from now on.
  async leftovers() {
    const locks = (await navigator.locks?.query())?.held ?? [];
    const alive = new Set(locks.map((lock) => lock.name)).add(this.name);
    const names = Object.keys(localStorage).filter((name) => name.startsWith(this.begin) && !alive.has(name));
    const acts = names.sort().flatMap((name) => JSON.parse(localStorage.getItem(name)));
    this.write(acts);
    for (const name of names) localStorage.removeItem(name);
    return acts;
  }
}
