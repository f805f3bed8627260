// The plain forms of the page that htmx sends: nothing typed is lost, whatever the server answers.

import { addRow, forgetPlace } from "./quoting.js";

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
