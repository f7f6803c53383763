/* During typing: what the checks say, and how the event will look. The server answers with two
   parts of a page; when it does not, typing goes on without them. */
(() => {
  const live = document.querySelector("[data-check]");
  const form = live.closest("form");
  let pause;
  let asked;

  function put(html) {
    const answer = document.createElement("template");
    answer.innerHTML = html;
    for (const part of live.querySelectorAll("[data-part]")) {
      const fresh = answer.content.querySelector(`[data-part=${part.dataset.part}]`);
      // What has not changed stays: a screen reader reads each message once.
      if (part.textContent.trim() === fresh.textContent.trim()) continue;
      const open = part.querySelector("details")?.open;
      part.replaceChildren(...fresh.childNodes);
      if (open && part.querySelector("details")) part.querySelector("details").open = true;
    }
    live.hidden = false;
  }

  async function ask() {
    asked?.abort();
    asked = new AbortController();
    try {
      // The contact is left out: neither checks nor preview need it.
      const said = [...new FormData(form)].filter(([name]) => !name.startsWith("contact_"));
      const body = new URLSearchParams(said);
      const answer = await fetch(live.dataset.check, {
        method: "POST",
        body,
        signal: asked.signal,
      });
      if (answer.status === 200) put(await answer.text());
    } catch {
      // Offline, or overtaken by the next letter.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 900);
  });
})();
