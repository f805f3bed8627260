// The plain forms of the page: rows of quoted words, the words that a correction is of, what a comment is on.

const part = (row, name) => row.querySelector(`[name$="${name}"]`);

// Adds an empty row at the end, from the template that the server made.
export function addRow(form) {
  const rows = [...form.querySelectorAll("[data-span-row]")];
  const template = form.querySelector("template[data-blank-row]");
  const total = form.querySelector('[name="spans-TOTAL_FORMS"]');
  const row = template.content.firstElementChild.cloneNode(true);
  for (const element of row.querySelectorAll("[name], [id], [for]")) {
    for (const name of ["name", "id", "for"]) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replace("__prefix__", total.value));
    }
  }
  total.value = String(Number(total.value) + 1);
  rows.at(-1).after(row);
  return row;
}

// Once typed over, the words are looked for anew when the form is sent.
export function forgetPlace(row) {
  const place = part(row, "place");
  if (place?.type === "hidden") place.value = "";
}

// Puts the wrong words into the form of a correction.
export function setWrongWords(details, text, { start, end }) {
  details.open = true;
  const row = details.querySelector("[data-span-row]");
  row.querySelector(".places")?.replaceWith(hiddenPlace(row));
  part(row, "place").value = `${start}-${end}`;
  part(row, "quote").value = text.slice(start, end);
}

// Where the server asked which of several places is meant, the selection answers it.
function hiddenPlace(row) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = part(row, "quote").name.replace(/quote$/, "place");
  return input;
}

// Makes a card's claim what the form of comments is about.
export function commentOn(card) {
  const form = document.querySelector("#comments form");
  const about = form.querySelector('[name="claim"]');
  const claim = card.id.replace("claim-", "");
  if (![...about.options].some(({ value }) => value === claim)) {
    about.add(new Option(`claim ${card.querySelector(".number").textContent}`, claim));
  }
  about.value = claim;
  form.querySelector('[name="body"]').focus();
}
