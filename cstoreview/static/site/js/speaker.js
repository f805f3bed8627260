// The speaker field: as one types, the speakers that fit are offered.

const PAUSE = 150; // milliseconds

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
        if (response.ok && !response.redirected) options.innerHTML = await response.text();
      } catch (error) {
        if (error.name !== "AbortError") throw error;
      }
    }, PAUSE);
  });
}
