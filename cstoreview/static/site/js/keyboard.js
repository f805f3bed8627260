// Keys of a page. Single letters are keys only in the text and on the cards, and can be switched off.

const SWITCH = "cstoreview.letters";

export function lettersAreKeys() {
  return localStorage.getItem(SWITCH) !== "off";
}

export function bindSwitch(input) {
  input.checked = lettersAreKeys();
  input.addEventListener("change", () => localStorage.setItem(SWITCH, input.checked ? "on" : "off"));
}

// Check boxes and radio buttons take no letters, but blanks and arrows are theirs.
const isField = (element) => element.matches("input, textarea, select, [contenteditable]");
const isPressed = (element) => element.matches("button, a, summary");

// Calls the action of `keys` for a key: those of the text, of a card, or of a field, as the focus is.
export function bindKeys(keys, text) {
  document.addEventListener("keydown", (event) => {
    const element = event.target;
    if (!(element instanceof Element) || event.isComposing || event.altKey) return;
    const name = (event.ctrlKey || event.metaKey ? "Ctrl+" : "") + event.key;
    // Enter and blank press the button or follow the link that has the focus.
    if (isPressed(element) && [" ", "Enter"].includes(event.key)) return;
    const action = keys[placeOf(element, text)]?.[name];
    if (!action) return;
    if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !lettersAreKeys()) return;
    if (action(event, element) !== false) event.preventDefault();
  });
}

function placeOf(element, text) {
  if (isField(element)) return "field";
  if (element.closest("[data-card]")) return "card";
  return text.root.contains(element) ? "text" : "elsewhere";
}
