// The server as the page hears it: each act has one of six outcomes.

import { body } from "./acts.js";

const LONGEST = 20_000; // milliseconds until an answer is given up

export const csrf = () => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? "";

const UNREACHABLE = "no answer from the server; kept here and tried again";

// What the parts of an answer are: the card as it stands now, and what was refused.
function read(html) {
  const page = document.createElement("template");
  page.innerHTML = html;
  return {
    html,
    card: page.content.querySelector("[data-card]"),
    refusal: page.content.querySelector(".refusal")?.textContent.trim() ?? "",
  };
}

const OUTCOMES = { 200: "saved", 409: "stale", 400: "refused", 403: "not allowed", 404: "refused", 413: "refused" };

// Sends one act: saved, stale (somebody was quicker), refused (it cannot be done as asked), not allowed (any
// more, to this person), signed out, or unreachable.
export async function send(address, act) {
  try {
    const response = await fetch(address, {
      method: "POST",
      body: body(act),
      headers: { "HX-Request": "true", "X-CSRFToken": csrf() },
      redirect: "manual",
      keepalive: true,
      signal: AbortSignal.timeout(LONGEST),
    });
    if (response.type === "opaqueredirect") return { outcome: "signed out", trouble: "you are signed out" };
    const outcome = OUTCOMES[response.status];
    if (!outcome) return { outcome: "unreachable", trouble: UNREACHABLE };
    const answer = { outcome, ...read(await response.text()) };
    // Without the token of this session Django refuses before anybody asks who it is.
    if (response.status === 403 && !answer.refusal) return { outcome: "signed out", trouble: "you are signed out" };
    return { ...answer, trouble: answer.refusal };
  } catch {
    return { outcome: "unreachable", trouble: navigator.onLine ? UNREACHABLE : "no connection; kept here and tried again" };
  }
}

// Presses a button of the page without leaving it: the status (0: no answer), the answer, and why it was refused.
export async function press(address) {
  try {
    const headers = { "X-Requested-With": "coding", "X-CSRFToken": csrf() };
    const response = await fetch(address, { method: "POST", headers, redirect: "manual" });
    const { html, refusal } = read(await response.text());
    return { status: response.status, html, refusal };
  } catch {
    return { status: 0, html: "", refusal: "" };
  }
}

// The card in an answer; null if there is none.
export const cardIn = (html) => read(html).card;

// A fragment of the page; null if it does not come.
export async function fragment(address, signal) {
  try {
    const response = await fetch(address, { headers: { "HX-Request": "true" }, redirect: "manual", signal });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
