// Keys of the coding page. Single letters are keys only in the text and on the cards, and can be switched off.

const SWITCH = "cstoreview.letters";

export function lettersAreKeys() {
  return localStorage.getItem(SWITCH) !== "off";
}

export function bindSwitch(input) {
  input.checked = lettersAreKeys();
  input.addEventListener("change", () => localStorage.setItem(SWITCH, input.checked ? "on" : "off"));
}

const isTyping = (element) => element.matches("input, textarea, select, [contenteditable]");

// Calls the action of `keys` for the key; `where` says whether focus is in the text, on a card, or in a form.
export function bindKeys(keys, where) {
  document.addEventListener("keydown", (event) => {
    const element = event.target;
    if (!(element instanceof Element) || event.isComposing) return;
    const place = where(element);
    const name = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + event.key;
    const action = keys[isTyping(element) ? "form" : place]?.[name];
    if (!action) return;
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !lettersAreKeys()) return;
    if (action(event, element) !== false) event.preventDefault();
  });
}
