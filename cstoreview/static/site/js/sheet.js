// On a phone the panel is a sheet at the lower edge, folded to a line until something is in it to do.

export class Sheet {
  constructor(panel) {
    this.narrow = matchMedia("(max-width: 61.99rem)");
    this.button = panel.querySelector("[data-fold]");
    this.button.addEventListener("click", () => this.#unfold(this.button.getAttribute("aria-expanded") !== "true"));
    this.#unfold(!this.isOne || document.querySelector("#news .refusal") !== null);
    // Whoever zooms in would find half the window under it.
    this.narrow.addEventListener("change", () => this.#unfold(!this.isOne));
  }

  // Whether the page is narrow enough for it.
  get isOne() {
    return this.narrow.matches;
  }

  #unfold(open) {
    this.button.setAttribute("aria-expanded", String(open));
  }

  open() {
    this.#unfold(true);
  }

  // Opens it at a card.
  show(card) {
    if (!this.isOne) return;
    this.open();
    card.scrollIntoView({ block: "start" });
  }
}
