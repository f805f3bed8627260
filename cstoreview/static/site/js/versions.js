// Two versions of a claim side by side: what stands now, and what the editor wants; he chooses for each part.

import { readPlaces, said } from "./claim.js";

const NAMES = {
  words: "Words",
  mode: "Mode",
  summary: "In one sentence",
  speaker: "Speaker",
  role_as_stated: "Role as stated",
  office: "Office",
  note: "Editor’s note",
  tags: "Tags",
  relays: "Via",
};

// A value as a person reads it.
function inWords(part, parts, text) {
  if (part === "speaker") return parts.speaker_name || "nobody";
  if (part === "words") {
    return readPlaces(parts.words).map(({ role, start, end }) => `${role}: ${text.slice(start, end)}`).join(" · ");
  }
  if (part === "office") {
    const option = document.querySelector("template[data-editor]").content.querySelector(`[data-say="office"] option[value="${parts.office}"]`);
    return option?.textContent ?? "none";
  }
  return parts[part] || "nothing";
}

function choice(part, whose, words, checked) {
  const label = document.createElement("label");
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: `both-${part}`, value: whose, checked });
  label.append(radio, ` ${words}`);
  return label;
}

function row(part, theirs, mine, text) {
  const line = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = NAMES[part];
  line.append(head);
  for (const [whose, parts] of [["theirs", theirs], ["mine", mine]]) {
    const cell = document.createElement("td");
    cell.append(choice(part, whose, inWords(part, parts, text), whose === "mine"));
    line.append(cell);
  }
  return line;
}

// Asks on the card. `settle` gets the parts that are to be the editor's own; null if he leaves all as it stands.
export function showBoth(card, { disputed, one, text, settle }) {
  const template = document.querySelector("template[data-both-versions]");
  const both = template.content.firstElementChild.cloneNode(true);
  const theirs = said(card);
  if (disputed.length) {
    both.querySelector("tbody").append(...disputed.map((part) => row(part, theirs, { ...theirs, ...one.after }, text)));
  } else {
    both.querySelector("table").remove();
    both.querySelector("[data-merge]").textContent = one.do === "remove" ? "Remove it all the same" : "Bring it back all the same";
  }
  const close = (chosen) => {
    both.remove();
    card.focus({ preventScroll: true });
    settle(chosen);
  };
  both.querySelector("[data-leave]").addEventListener("click", () => close(null));
  both.querySelector("[data-merge]").addEventListener("click", () => {
    const chosen = disputed.filter((part) => both.querySelector(`[name="both-${part}"][value="mine"]`).checked);
    const parts = Object.fromEntries(chosen.map((part) => [part, one.after[part]]));
    if ("speaker" in parts) parts.speaker_name = one.after.speaker_name ?? "";
    close(parts);
  });
  card.querySelector(".both")?.remove();
  card.append(both);
  both.querySelector("input, button").focus();
}
