/* The form of one event. Without JavaScript its buttons ask the server for one row more or less,
   and days are typed; here rows come at once, and a day may be picked from a calendar. */

function addRow(name) {
  const rows = document.querySelector(`[data-rows="${name}"]`);
  const total = document.getElementById(`id_${name}-TOTAL_FORMS`);
  const number = Number(total.value);
  if (number >= Number(rows.dataset.most)) return;
  const html = document.getElementById(`${name}-row`).innerHTML.replaceAll("__prefix__", number);
  rows.insertAdjacentHTML("beforeend", html);
  total.value = number + 1;
  const row = rows.lastElementChild;
  row.querySelectorAll("[data-day]").forEach(offerCalendar);
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

function offerCalendar(field) {
  const picker = Object.assign(document.createElement("input"), { type: "date", tabIndex: -1 });
  if (!("showPicker" in picker)) return;
  picker.className = "picker";
  picker.setAttribute("aria-hidden", "true");
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.className = "picker__button";
  button.setAttribute("aria-label", document.querySelector("[data-pick]").dataset.pick);
  button.append(document.querySelector("[data-pick]").content.cloneNode(true));
  button.addEventListener("click", () => picker.showPicker());
  picker.addEventListener("change", () => {
    const [year, month, day] = picker.value.split("-").map(Number);
    if (day) field.value = `${day}.${month}.${year}`;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  });
  const box = document.createElement("div");
  box.className = "pick";
  field.replaceWith(box);
  box.append(field, button, picker);
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

document.querySelectorAll(".submit [data-day], .state [data-day]").forEach(offerCalendar);
