/* A small calendar beside a field of a day; dots show the days of public events. The server draws a
   month (partner/busy_days.html) when one opens it. Arrows move by days and weeks, Home and End in
   the week, Page keys by months; Escape leaves. Without JavaScript the day is typed. */
const pick = document.querySelector("[data-pick]");
const calendar = Object.assign(document.createElement("dialog"), { className: "calendar" });
let asking;

function asDate(iso) {
  return new Date(`${iso}T12:00:00Z`);
}

function later(iso, days) {
  const day = asDate(iso);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function inMonth(iso, months) {
  const day = asDate(iso);
  const [year, month] = [day.getUTCFullYear(), day.getUTCMonth() + months];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const wanted = Date.UTC(year, month, Math.min(day.getUTCDate(), last), 12);
  return new Date(wanted).toISOString().slice(0, 10);
}

const dayButton = (iso) => calendar.querySelector(`[data-date="${iso}"]`);

async function showMonth(month) {
  const answer = await fetch(`${pick.dataset.days}${month ? `?month=${month}` : ""}`);
  if (answer.status !== 200) return false;
  calendar.innerHTML = await answer.text();
  return true;
}

async function goTo(iso) {
  if (!dayButton(iso) && !(await showMonth(iso.slice(0, 7)))) return;
  for (const each of calendar.querySelectorAll("[data-date]")) each.tabIndex = -1;
  const button = dayButton(iso);
  if (!button) return;
  button.tabIndex = 0;
  button.focus();
}

function written(field) {
  const [, day, month, year] = field.value.match(/(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})/) ?? [];
  return year && `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

async function openCalendar(field) {
  asking = field;
  const day = written(field);
  if (!(await showMonth(day?.slice(0, 7))) && !(await showMonth())) return;
  calendar.setAttribute("aria-label", pick.dataset.pick);
  calendar.showModal();
  const first =
    dayButton(day) ?? calendar.querySelector(".inside") ?? calendar.querySelector("[data-date]");
  await goTo(first.dataset.date);
}

function offerCalendar(field) {
  if (!pick || !calendar.showModal) return;
  const button = Object.assign(document.createElement("button"), { type: "button" });
  button.className = "picker__button";
  button.setAttribute("aria-label", pick.dataset.pick);
  button.setAttribute("aria-haspopup", "dialog");
  button.append(pick.content.cloneNode(true));
  button.addEventListener("click", () => openCalendar(field).catch(() => field.focus()));
  const box = document.createElement("div");
  box.className = "pick";
  field.replaceWith(box);
  box.append(field, button);
}

calendar.addEventListener("click", async ({ target }) => {
  const button = target.closest("button");
  if (target === calendar || button?.matches("[data-close]")) calendar.close();
  else if (button?.dataset.typed) {
    asking.value = button.dataset.typed;
    asking.dispatchEvent(new Event("input", { bubbles: true }));
    calendar.close();
  } else if (button?.dataset.go) {
    const { go } = button.dataset;
    await showMonth(calendar.querySelector(".days").dataset[go]);
    calendar.querySelector("[data-date]").tabIndex = 0;
    calendar.querySelector(`[data-go=${go}]`).focus();
  }
});

calendar.addEventListener("keydown", (event) => {
  const iso = event.target.dataset.date;
  if (!iso) return;
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  const weekday = (asDate(iso).getUTCDay() + 6) % 7;
  const goal = {
    ArrowRight: () => later(iso, forward),
    ArrowLeft: () => later(iso, -forward),
    ArrowDown: () => later(iso, 7),
    ArrowUp: () => later(iso, -7),
    Home: () => later(iso, -weekday),
    End: () => later(iso, 6 - weekday),
    PageDown: () => inMonth(iso, 1),
    PageUp: () => inMonth(iso, -1),
  }[event.key];
  if (!goal) return;
  event.preventDefault();
  goTo(goal());
});

calendar.addEventListener("close", () => asking.focus());
document.body.append(calendar);
for (const field of document.querySelectorAll(".submit [data-day], .state [data-day]")) {
  offerCalendar(field);
}
globalThis.offerCalendar = offerCalendar;
