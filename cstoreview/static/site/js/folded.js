// What is shown only of the card that one is at lies folded in `<noscript>`: one node instead of a dozen for
// each of hundreds of cards, and without scripts it stands open.

// Puts in place what is folded in an element. What came by a script stands in `<noscript>` as elements.
export function unfold(element) {
  for (const folded of element.querySelectorAll("noscript")) {
    if (folded.firstElementChild) {
      folded.replaceWith(...folded.childNodes);
    } else {
      const template = document.createElement("template");
      template.innerHTML = folded.textContent;
      folded.replaceWith(template.content);
    }
  }
}
