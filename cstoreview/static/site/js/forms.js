// The plain forms of the page that htmx sends: nothing typed is lost, whatever the server answers.

export function noteUnsaved(form) {
  if (form) form.dataset.unsaved = "";
}

const claimForm = () => document.getElementById("claim-form");
const UNSAVED = "Not saved: the server did not answer as it should. What you typed stays here; try again.";
const SIGNED_OUT = "You are signed out. Sign in again in another tab, then save once more: what you typed stays here.";

function followTyping() {
  document.addEventListener("input", (event) => {
    const form = event.target.closest("#panel form");
    if (form && !form.closest("[data-card]")) noteUnsaved(form);
    const row = event.target.closest("[data-span-row]");
    if (row && event.target.matches("textarea")) forgetPlace(row);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-add-row]")) return;
    event.preventDefault();
    addRow(claimForm()).querySelector("textarea").focus();
  });
  document.addEventListener("submit", (event) => {
    delete event.target.dataset.unsaved;
  });
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-unsaved]")) event.preventDefault();
  });
}

// `settled` is called when what htmx brought stands on the page.
export function guardForms({ refuse, say, settled }) {
  followTyping();
  const quoting = document.querySelector("[data-quoting]");
  const isAsked = quoting.querySelector('[data-changing], [aria-invalid="true"], .errorlist, .places') !== null;
  quoting.open = isAsked || /[?&](content|cue|source)=/.test(location.search);
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.responseURL.includes("/accounts/login/")) {
      event.detail.shouldSwap = false;
      refuse(SIGNED_OUT);
    }
  });
  for (const name of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => {
      noteUnsaved(event.target.closest("form"));
      refuse(UNSAVED);
    });
  }
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!event.target.closest("#panel")) return;
    const news = document.getElementById("news");
    if (news.dataset.say) say(news.dataset.say);
    const kinds = ["claim", "correction"];
    const card = kinds.map((kind) => document.getElementById(`${kind}-${news.dataset.focus}`)).find(Boolean);
    const invalid = document.querySelector('#panel [aria-invalid="true"], #panel .places input');
    settled();
    if (card) (card.querySelector("[data-undo]") ?? card).focus();
    else invalid?.focus();
  });
}

// ---- rows of quoted words, what a correction and a comment are of -------------------------------------

const part = (row, name) => row.querySelector(`[name$="${name}"]`);

// Adds an empty row at the end, from the template that the server made.
function addRow(form) {
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
function forgetPlace(row) {
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
