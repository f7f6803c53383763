/* During typing: what the checks say, each remark under its own field, and how the event will look.
   The server answers with two parts of a page; when it does not, typing goes on without them. */
(() => {
  const live = document.querySelector("[data-check]");
  const form = document.querySelector("form.submit");
  const [spoken, others] = ["spoken", "others"].map((name) => form.querySelector(`[data-${name}]`));
  const preview = live.querySelector("[data-part=preview]");
  const pattern = form.querySelector("template[data-remark]");
  const places = new Map();
  const INPUTS = "input, select, textarea";
  let pause;
  let asked;

  // Of what is folded away the fold says it, the outermost that is closed.
  function fieldOf(name) {
    const control = form.querySelector(`[name="${name}"]`);
    if (control?.closest("[hidden]")) return null;
    let fold;
    for (let each = control; each; each = each.parentElement) {
      if (each.matches("details:not([open])")) fold = each;
    }
    return fold ?? control?.closest(".field");
  }

  function write(name, field, remark) {
    const line = pattern.content.firstElementChild.cloneNode(true);
    line.id = `${name}-remark`;
    line.lastElementChild.textContent = remark;
    const part = field.closest(".pair, .row__times");
    const cell = part ? [...part.children].find((each) => each.contains(field)) : field;
    if (part || field.matches("details")) cell.after(line);
    else cell.append(line);
    const inside = field.querySelector(":scope > summary") ?? field.querySelector(INPUTS);
    const control = field.matches("fieldset") ? field : inside;
    const told = (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    control.setAttribute("aria-describedby", [...told, line.id].join(" "));
    return () => {
      line.remove();
      if (told.length) control.setAttribute("aria-describedby", told.join(" "));
      else control.removeAttribute("aria-describedby");
    };
  }

  function remark(found) {
    const wanted = new Map();
    const rest = [];
    for (const item of found.children) {
      const name = item.dataset.about;
      const words = [wanted.get(name), item.textContent].filter(Boolean).join(" ");
      if (name && fieldOf(name)) wanted.set(name, words);
      else rest.push(item);
    }
    // What has not changed stays: a screen reader reads each remark once.
    for (const [name, place] of places) {
      if (wanted.get(name) === place.words) continue;
      place.remove();
      places.delete(name);
    }
    const news = [...wanted].filter(([name]) => !places.has(name));
    for (const [name, words] of news) {
      places.set(name, { words, remove: write(name, fieldOf(name), words) });
    }
    const before = others.textContent;
    others.replaceChildren(...rest);
    others.parentElement.hidden = !rest.length;
    const told = news.map(([, words]) => words);
    if (before !== others.textContent) told.push(...rest.map((item) => item.textContent));
    spoken.textContent = told.join(" ");
  }

  function put(html) {
    const answer = document.createElement("template");
    answer.innerHTML = html;
    const [found, shown] = ["findings", "preview"].map((name) =>
      answer.content.querySelector(`[data-part=${name}]`),
    );
    remark(found);
    if (preview.textContent.trim() !== shown.textContent.trim()) {
      preview.replaceChildren(...shown.childNodes);
    }
    live.hidden = !preview.childElementCount;
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
      if (answer.status !== 200) return;
      const html = await answer.text();
      document.dispatchEvent(new CustomEvent("late", { detail: () => put(html) }));
    } catch {
      // Offline, or overtaken by the next letter.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(ask, 900);
  });
  if (document.querySelector(".understood")) ask();
  // What is sent is answered by a page.
  form.addEventListener("submit", () => {
    clearTimeout(pause);
    asked?.abort();
  });
})();
