/* The form of one event. Without JavaScript its buttons ask the server for one row more or less,
   and days are typed; here rows come at once, each day with its calendar (calendar.js). */

function addRow(name) {
  const rows = document.querySelector(`[data-rows="${name}"]`);
  const total = document.getElementById(`id_${name}-TOTAL_FORMS`);
  const number = Number(total.value);
  if (number >= Number(rows.dataset.most)) {
    document.getElementById(`${name}-full`).hidden = false;
    return;
  }
  const html = document.getElementById(`${name}-row`).innerHTML.replaceAll("__prefix__", number);
  rows.insertAdjacentHTML("beforeend", html);
  total.value = number + 1;
  const row = rows.lastElementChild;
  row.querySelectorAll("[data-day]").forEach(globalThis.offerCalendar);
  row.querySelector("input:not([type=hidden]), select").focus();
}

function emptyRow(row) {
  // An empty row is no row: the server leaves it out, and the numbers of the others stay.
  for (const field of row.querySelectorAll("input, textarea, select")) {
    if (field.type === "checkbox" || field.type === "radio") field.checked = false;
    else if (field.tagName === "SELECT") field.selectedIndex = 0;
    else field.value = "";
  }
  const next = row.parentElement.querySelector("[data-row]:not([hidden]) input");
  row.hidden = true;
  (row.nextElementSibling?.querySelector("input") ?? next)?.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=add], button[name=remove]");
  if (!button) return;
  event.preventDefault();
  if (button.name === "add") addRow(button.value);
  else emptyRow(button.closest("[data-row]"));
});
// Only the part of the chosen rhythm is sent; what was typed in the others waits there.
document.addEventListener("change", ({ target }) => {
  if (target.name !== "rhythm") return;
  for (const part of document.querySelectorAll("[data-rhythm]")) {
    const isOff = !part.dataset.rhythm.split(" ").includes(target.value);
    for (const each of part.querySelectorAll("input, select, textarea")) each.disabled = isOff;
  }
});
