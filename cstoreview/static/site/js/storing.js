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
