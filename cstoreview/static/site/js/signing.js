// Signing in again in place, when the session has ended while the page stood open.

const LOCKED = "Too many tries: the name is locked for a quarter of an hour. What you coded stays here.";

// `back` is called once somebody is signed in. Returns the function that asks.
export function bindSignIn(dialog, back) {
  const { address } = dialog.dataset;
  const refused = dialog.querySelector("[data-refused]");

  const done = () => {
    dialog.close();
    back();
  };

  // The token of a new session; "" if another tab has signed in already.
  async function token() {
    const response = await fetch(address, { redirect: "manual" });
    if (response.type === "opaqueredirect") return "";
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector('[name="csrfmiddlewaretoken"]').value;
  }

  async function signIn(form) {
    const csrfmiddlewaretoken = await token();
    if (!csrfmiddlewaretoken) return "";
    const body = new URLSearchParams({ ...Object.fromEntries(new FormData(form)), csrfmiddlewaretoken });
    const response = await fetch(address, { method: "POST", body, redirect: "manual" });
    if (response.type === "opaqueredirect") return "";
    return response.status === 429 ? LOCKED : "Name and password do not fit together. Mind capitals, and try again.";
  }

  dialog.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = dialog.querySelector("button.primary");
    button.disabled = true;
    try {
      refused.textContent = await signIn(event.target);
      if (!refused.textContent) done();
    } catch {
      refused.textContent = "No connection: try again when it is back. What you coded stays here.";
    }
    button.disabled = false;
    dialog.querySelector('[name="password"]').value = "";
  });
  dialog.querySelector("[data-later]").addEventListener("click", () => dialog.close());
  return () => {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector('[name="password"]').focus();
  };
}
