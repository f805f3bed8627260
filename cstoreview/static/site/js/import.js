// Choosing files for an import: several, whole folders, dropped ones; what would be refused is said before sending.
// Without this script the form sends what its two fields hold.

import { filesIn } from "./folders.js";

const MOST_LISTED = 12;
const part = document.querySelector("[data-import]");
const form = part.querySelector("[data-upload]");
const drop = form.querySelector("[data-drop]");
const list = form.querySelector("[data-chosen]");
const bar = form.querySelector("[data-sending]");
const send = form.querySelector("[data-send]");
const stop = form.querySelector("[data-stop]");
const inputs = [...form.querySelectorAll("input[type=file]")];
const limits = {
  together: Number(part.dataset.mostBytes),
  file: Number(part.dataset.mostBytesAFile),
  files: Number(part.dataset.mostFiles),
};
const dropped = [];

function size(bytes) {
  const units = ["bytes", "KB", "MB", "GB"];
  let step = 0;
  while (bytes >= 1024 && step < units.length - 1) {
    bytes /= 1024;
    step += 1;
  }
  return `${step && bytes < 100 ? bytes.toFixed(1) : Math.round(bytes)} ${units[step]}`;
}

// All that is chosen, as { name, file }; a name has the folders that the browser tells.
function chosen() {
  const fromFields = inputs.flatMap((input) => [...input.files]);
  return [...fromFields.map((file) => ({ name: file.webkitRelativePath || file.name, file })), ...dropped];
}

// Why a file would be refused, or "".
function fault({ file }) {
  if (file.size > limits.file) return `larger than ${size(limits.file)}`;
  return file.size ? "" : "empty";
}

function element(name, words, className = "") {
  const made = document.createElement(name);
  made.textContent = words;
  if (className) made.className = className;
  return made;
}

function line(one) {
  const why = fault(one);
  const row = element("li", "", why ? "too-large" : "");
  const told = why ? `${size(one.file.size)}: ${why}, stays here` : size(one.file.size);
  row.append(element("span", one.name, "file-name"), element("span", told, "size"));
  return row;
}

function show() {
  const all = chosen();
  const good = all.filter((one) => !fault(one));
  list.replaceChildren();
  if (!all.length) return;
  const sum = good.reduce((total, { file }) => total + file.size, 0);
  const rows = element("ul", "", "chosen");
  const [bad, first] = [all.filter(fault), good.slice(0, MOST_LISTED)];
  rows.append(...bad.slice(0, MOST_LISTED).map(line), ...first.map(line));
  const more = all.length - rows.children.length;
  if (more) rows.append(element("li", `and ${more.toLocaleString("en")} more`));
  const clear = element("button", "Choose anew", "plain small");
  clear.type = "button";
  clear.addEventListener("click", forget);
  const words = `${good.length.toLocaleString("en")} file${good.length === 1 ? "" : "s"}, ${size(sum)}`;
  const head = element("p", words);
  head.append(" ", clear);
  list.append(head, rows);
  if (sum > limits.together) list.append(element("p", `More than ${size(limits.together)} together: send them in parts.`, "errorlist"));
  if (good.length > limits.files) list.append(element("p", `Only the first ${limits.files.toLocaleString("en")} will be kept: send the others afterwards.`, "errorlist"));
}

function forget() {
  dropped.length = 0;
  for (const input of inputs) input.value = "";
  show();
  inputs[0].focus();
}

for (const input of inputs) input.addEventListener("change", show);

for (const name of ["dragenter", "dragover"]) {
  part.addEventListener(name, (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    drop.dataset.over = "";
  });
}
part.addEventListener("dragleave", (event) => {
  if (!part.contains(event.relatedTarget)) delete drop.dataset.over;
});
part.addEventListener("drop", async (event) => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  delete drop.dataset.over;
  dropped.push(...(await filesIn(event.dataTransfer)));
  show();
  send.focus();
});

function sending(is) {
  bar.hidden = stop.hidden = !is;
  send.disabled = is;
  bar.value = 0;
}

function say(words) {
  sending(false);
  list.prepend(element("p", words, "errorlist"));
}

// The server's own words, where it did not take the form: its page stands in for ours.
function showAnswer(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const words = page.querySelector(".refusal") ?? page.querySelector("main");
  form.querySelector(".refusal")?.remove();
  sending(false);
  if (!words) return say("The server refused the upload; nothing was kept. Reload the page and try again.");
  const notice = element("div", "", "notice refusal");
  notice.setAttribute("role", "alert");
  notice.append(...[...words.childNodes].map((node) => document.importNode(node, true)));
  notice.tabIndex = -1;
  form.prepend(notice);
  notice.focus();
}

form.addEventListener("submit", (event) => {
  const files = chosen().filter((one) => !fault(one));
  if (!files.length) return;
  event.preventDefault();
  const data = new FormData(form);
  data.delete("files");
  for (const { name, file } of files) data.append("files", file, name);
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? (100 * loaded) / total : 0; });
  request.addEventListener("load", () => {
    if (request.status === 201) location.assign(request.getResponseHeader("Location"));
    else showAnswer(request.responseText);
  });
  request.addEventListener("error", () => say("The upload did not arrive: the connection broke, or it was too large. Nothing was kept; try again."));
  request.addEventListener("abort", () => say("Stopped. Nothing was kept."));
  stop.onclick = () => request.abort();
  sending(true);
  request.send(data);
});

form.querySelector("[data-drop-words]").hidden = false;
form.querySelector("[data-folder]").hidden = !("webkitdirectory" in inputs[0]);
form.querySelector("[data-refusal]")?.focus();
show();
