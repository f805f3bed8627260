// The speaker field: as one types, the speakers that fit are offered.

const PAUSE = 150; // milliseconds

// Who was chosen stays chosen, if he is offered again.
function replace(options, html) {
  const chosen = options.querySelector(":checked")?.value;
  options.innerHTML = html;
  const again = [...options.querySelectorAll("input")].find((input) => input.value && input.value === chosen);
  if (again) again.checked = true;
}

export function offerSpeakers() {
  let wait = 0;
  let running = null;
  document.addEventListener("input", (event) => {
    const field = event.target.closest?.("[data-speaker]");
    if (!field || event.target.name !== "speaker_name") return;
    clearTimeout(wait);
    wait = setTimeout(async () => {
      running?.abort();
      running = new AbortController();
      const options = field.querySelector("[data-speaker-options]");
      const address = new URL(options.dataset.optionsUrl, location.href);
      address.searchParams.set("speaker_name", event.target.value);
      try {
        const response = await fetch(address, { signal: running.signal, headers: { "HX-Request": "true" } });
        if (response.ok && !response.redirected) replace(options, await response.text());
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    }, PAUSE);
  });
}
