// What is said of a claim, on the data attributes of its card: the only place where the page keeps it.

export const PARTS = ["words", "mode", "summary", "speaker", "role_as_stated", "office", "note", "tags", "relays"];

const ATTRIBUTE = { words: "places", role_as_stated: "roleAsStated", speaker_name: "speakerName" };
const attribute = (part) => ATTRIBUTE[part] ?? part;

// "content:120-180 cue:181-190" as spans, code points, end exclusive.
export function readPlaces(places) {
  return (places ?? "")
    .split(" ")
    .filter(Boolean)
    .map((place) => {
      const [role, start, end] = place.split(/[:-]/);
      return { role, start: Number(start), end: Number(end) };
    });
}

export function writePlaces(spans) {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  return sorted.map(({ role, start, end }) => `${role}:${start}-${end}`).join(" ");
}

// One part of what a card says; "" where it says nothing.
export const part = (card, name) => card.dataset[attribute(name)] ?? "";

// The parts named, as they stand on the card; a speaker with the name that is shown for him.
export function said(card, names = PARTS) {
  const parts = Object.fromEntries(names.map((name) => [name, part(card, name)]));
  if ("speaker" in parts) parts.speaker_name = part(card, "speaker_name");
  return parts;
}

const shown = (card, name) => card.querySelector(`[data-shown="${name}"]`);

// Writes parts onto a card at once, before the server has answered.
export function show(card, parts, text) {
  for (const [name, value] of Object.entries(parts)) {
    if (name !== "alias") card.dataset[attribute(name)] = value;
  }
  const who = shown(card, "speaker");
  if (who && "speaker" in parts) {
    who.textContent = parts.speaker ? parts.speaker_name : "No speaker yet";
    who.classList.toggle("lacking", !parts.speaker);
  }
  const mode = shown(card, "mode");
  if (mode && "mode" in parts) mode.textContent = parts.mode;
  const words = shown(card, "words");
  if (words && "words" in parts) {
    const content = readPlaces(parts.words).filter(({ role }) => role === "content");
    words.textContent = content.map(({ start, end }) => text.slice(start, end)).join(" […] ");
  }
}
