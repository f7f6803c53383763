/* What was typed stays on this device until it is sent: after a call or an empty battery the entry
   is there again. Hidden fields are not stored; after a week the entry is deleted. */
(() => {
  const WEEK = 7 * 24 * 3600 * 1000;
  const NOT_KEPT = /^(csrf|form_key|further|version|confirm_address|altcha|drawn|answer-)/;
  const place = (programme) => `entry ${programme}`;

  function read(programme) {
    try {
      const kept = JSON.parse(localStorage.getItem(place(programme)));
      return kept && Date.now() - kept.at < WEEK ? kept : null;
    } catch {
      return null;
    }
  }

  function typed(form) {
    return [...new FormData(form)].filter(([name]) => !NOT_KEPT.test(name));
  }

  function write(form, isSent = false) {
    try {
      const values = typed(form);
      localStorage.setItem(place(form.dataset.keep), JSON.stringify({ at: Date.now(), values }));
      if (isSent) sessionStorage.setItem(place(form.dataset.keep), "sent");
    } catch {
      // A private window or a full store: typing goes on without.
    }
  }

  function forget(programme) {
    try {
      localStorage.removeItem(place(programme));
      sessionStorage.removeItem(place(programme));
    } catch {
      // Nothing was kept.
    }
  }

  function fill(form, values) {
    for (const [name, value] of values) {
      const [, rows] = name.match(/^(\w+)-TOTAL_FORMS$/) ?? [];
      for (let most = 400; rows && form.elements[name].value < Number(value) && most; most--) {
        addRow(rows);
      }
    }
    for (const [name, value] of values) {
      const found = form.elements[name];
      if (!found || name.endsWith("_FORMS")) continue;
      const inputs = found.length && !found.options ? [...found] : [found];
      const box = inputs.find((each) => each.value === value && /radio|checkbox/.test(each.type));
      if (box) box.checked = true;
      else if (!/radio|checkbox|hidden/.test(inputs[0].type)) inputs[0].value = value;
      const shown = box ?? inputs[0];
      if (!isAsGiven(shown)) openAround(shown);
    }
    window.scrollTo(0, 0);
    document.activeElement.blur();
    form.dispatchEvent(new Event("input", { bubbles: true }));
    for (const each of form.querySelectorAll("textarea")) each.dispatchEvent(new Event("input"));
  }

  function isAsGiven(field) {
    if (field.options) {
      const [first] = field.options;
      return ([...field.options].find((each) => each.defaultSelected) ?? first).selected;
    }
    if (/radio|checkbox/.test(field.type)) return field.checked === field.defaultChecked;
    return field.value === field.defaultValue;
  }

  function openAround(field) {
    let section = field.closest("details");
    for (; section; section = section.parentElement.closest("details")) section.open = true;
  }

  function anew(form) {
    forget(form.dataset.keep);
    location.replace(location.pathname);
  }

  function wasSent(programme) {
    try {
      return sessionStorage.getItem(place(programme));
    } catch {
      return null;
    }
  }

  const sent = document.querySelector("[data-sent]")?.dataset.sent;
  if (sent && wasSent(sent)) forget(sent);

  const form = document.querySelector("[data-keep]");
  if (!form) return;
  const kept = "fresh" in form.dataset && read(form.dataset.keep);
  if (kept) {
    const bar = form.querySelector("[data-kept]");
    fill(form, kept.values);
    bar.hidden = false;
    bar.querySelector("button").addEventListener("click", () => anew(form));
  }
  let pause;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => write(form), 300);
  });
  form.addEventListener("change", () => write(form));
  form.addEventListener("submit", () => write(form, true));
})();
