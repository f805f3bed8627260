// On a phone the panel is a sheet at the lower edge, folded to a line until something is in it to do.

export class Sheet {
  constructor(panel) {
    this.panel = panel;
    this.narrow = matchMedia("(max-width: 61.99rem)");
    this.button = panel.querySelector("[data-fold]");
    this.button.addEventListener("click", () => this.#unfold(this.button.getAttribute("aria-expanded") !== "true"));
    this.narrow.addEventListener("change", () => this.#unfold(!this.isOne));
    // What a field offers opens below it: the field goes up, so that the offers are in sight.
    panel.addEventListener("focusin", ({ target }) => {
      if (target.matches("[role='combobox']")) this.#bringUp(target);
    });
    this.#unfold(!this.isOne || document.querySelector("#news .refusal") !== null);
  }

  // Whether the page is narrow enough for it.
  get isOne() {
    return this.narrow.matches;
  }

  #unfold(open) {
    this.button.setAttribute("aria-expanded", String(open));
  }

  // Scrolls the sheet and not the page, whose words stay where they are.
  #bringUp(element) {
    if (!this.isOne) return;
    this.panel.scrollTop += element.getBoundingClientRect().top - this.button.getBoundingClientRect().bottom - 32;
  }

  open() {
    this.#unfold(true);
  }

  // Opens it at a card.
  show(card) {
    if (!this.isOne) return;
    this.open();
    this.#bringUp(card);
  }
}
