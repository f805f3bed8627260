// One key judges the pair that has the focus, or the first one: s the same, n not the same, u unsure; j and k go on.
const list = document.querySelector("[data-duplicates]");
const pairs = list ? [...list.querySelectorAll("[data-pair]")] : [];

function current() {
  return document.activeElement?.closest("[data-pair]") ?? pairs[0];
}

function goOn(step) {
  const place = pairs.indexOf(document.activeElement?.closest("[data-pair]"));
  const next = pairs[Math.min(Math.max(place + step, 0), pairs.length - 1)];
  next?.querySelector("a, button")?.focus();
}

function isTyping(target) {
  return target instanceof Element && target.closest("input:not([type=hidden]), textarea, select") !== null;
}

document.addEventListener("keydown", (event) => {
  if (!list || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "j" || event.key === "k") {
    goOn(event.key === "j" ? 1 : -1);
    event.preventDefault();
    return;
  }
  const where = event.key === "z" ? list : current();
  const act = where?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!act) return;
  event.preventDefault();
  act.click();
});
