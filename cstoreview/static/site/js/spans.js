// The rows of spans in the claim form: the form itself is the only place where they are kept.

import { modeOf, nextEdge } from "./words.js";

const rows = (form) => [...form.querySelectorAll("[data-span-row]")];
const part = (row, name) => row.querySelector(`[name$="${name}"]`);

// The spans in the form as {role, start, end}, without rows that name no place yet.
export function spansIn(form) {
  return rows(form)
    .map((row) => ({ role: part(row, "role")?.value ?? "wrong", place: part(row, "place")?.value ?? "" }))
    .filter(({ place }) => /^\d+-\d+$/.test(place))
    .map(({ role, place }) => {
      const [start, end] = place.split("-").map(Number);
      return { role, start, end };
    });
}

function blankRow(form, role) {
  const blank = rows(form).filter((row) => !part(row, "quote").value.trim());
  const fitting = blank.find((row) => part(row, "role").value === role) ?? blank[0];
  return fitting ?? addRow(form);
}

// Adds an empty row at the end, from the template that the server made.
export function addRow(form) {
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
  rows(form).at(-1).after(row);
  return row;
}

function fill(row, text, start, end) {
  part(row, "place").value = `${start}-${end}`;
  part(row, "quote").value = text.slice(start, end);
}

function activate(form, row) {
  for (const other of rows(form)) delete other.dataset.active;
  row.dataset.active = "";
}

// Puts selected words into the form as content, cue or source mention.
export function addSpan(form, text, role, { start, end }) {
  const row = blankRow(form, role);
  part(row, "role").value = role;
  row.querySelector(".places")?.replaceWith(hiddenPlace(row));
  fill(row, text, start, end);
  activate(form, row);
  suggestMode(form, text);
}

// Puts the wrong words into the form of a correction.
export function setWrongWords(details, text, { start, end }) {
  details.open = true;
  const row = details.querySelector("[data-span-row]");
  row.querySelector(".places")?.replaceWith(hiddenPlace(row));
  fill(row, text, start, end);
}

// Where the server asked which of several places is meant, the selection answers it.
function hiddenPlace(row) {
  const input = document.createElement("input");
  input.type = "hidden";
  input.name = part(row, "quote").name.replace(/quote$/, "place");
  return input;
}

// Moves the start or the end of the span marked last by a word, back (-1) or onward (1).
export function moveEdge(form, text, side, direction) {
  const row = form.querySelector("[data-span-row][data-active]");
  const place = row && part(row, "place")?.value;
  if (!place) return false;
  const [start, end] = place.split("-").map(Number);
  const from = text.offsets.toUnits(side === "start" ? start : end);
  const moved = text.offsets.toPoints(nextEdge(text.content, side, from, direction));
  const span = side === "start" ? [moved, end] : [start, moved];
  if (span[0] >= span[1]) return false;
  fill(row, text, ...span);
  return true;
}

// Once typed over, the words are looked for anew when the form is sent.
export function forgetPlace(row) {
  const place = part(row, "place");
  if (place?.type === "hidden") place.value = "";
}

const AROUND = 4; // signs beside a span that may be a quotation mark, with punctuation before it

// The words of a row with what stands beside them; nothing does where they were typed.
function quoteIn(row, text) {
  const words = part(row, "quote").value;
  const place = part(row, "place")?.value ?? "";
  if (!/^\d+-\d+$/.test(place)) return { words };
  const [start, end] = place.split("-").map(Number);
  const before = text.slice(Math.max(0, start - AROUND), start);
  return { words, before, after: text.slice(end, Math.min(end + AROUND, text.offsets.length)) };
}

// Until the editor chooses the mode himself, it follows the quotation marks.
function suggestMode(form, text) {
  if ("changing" in form.dataset || "modeChosen" in form.dataset) return;
  const content = rows(form).filter((row) => part(row, "role").value === "content" && part(row, "quote").value);
  const mode = modeOf(content.map((row) => quoteIn(row, text)));
  const radio = form.querySelector(`[name="mode"][value="${mode}"]`);
  if (radio) radio.checked = true;
}
