/* After a broken line "back" brings typed words into their fields again, but folded parts of the page
   come folded: what holds such words is opened. */
window.addEventListener("pageshow", () => {
  const isChosen = (select) => {
    const said = [...select.options].findIndex((option) => option.defaultSelected);
    return select.selectedIndex !== Math.max(said, 0);
  };
  for (const field of document.querySelectorAll("details :is(input, textarea, select)")) {
    let isTyped = field.type !== "hidden" && field.value !== field.defaultValue;
    if (field.localName === "select") isTyped = isChosen(field);
    if (/radio|checkbox/.test(field.type)) isTyped = field.checked !== field.defaultChecked;
    let box = isTyped && field.closest("details");
    for (; box; box = box.parentElement.closest("details")) box.open = true;
  }
});

/* A fold that is closed tells in short what is filled in there; the server knows that at first only
   and tells it alike (forms.event.sections). */
const SILENT = ["", "unknown", "scheduled", "exact"];
const SHORT = 40;

function isFilled(control) {
  if (/radio|checkbox/.test(control.type))
    return control.checked && !SILENT.includes(control.value);
  return control.type !== "hidden" && !SILENT.includes(control.value.trim());
}

function nameOf(field) {
  const label = field.querySelector(":scope > legend, :scope > label, :scope > .choice > label");
  return label.firstChild.textContent.trim();
}

function answerOf(control) {
  if (/radio|checkbox/.test(control.type)) return control.labels[0].firstChild.textContent.trim();
  if (control.options) return [...control.selectedOptions].map(({ text }) => text).join(", ");
  const words = control.value.trim().replace(/\s+/g, " ");
  const short = words.length > SHORT ? `${words.slice(0, SHORT - 1)}…` : words;
  return /\p{L}|€/u.test(short) ? short : `${nameOf(control.closest(".field"))}: ${short}`;
}

function tellFilled(fold) {
  const said = fold.querySelector(":scope > summary [data-said]");
  if (!said) return;
  const told = [...fold.querySelectorAll(".field")].map((field) =>
    [...field.querySelectorAll("input, textarea, select")]
      .filter((control) => control.name !== "language" && isFilled(control))
      .map(answerOf)
      .join(", "),
  );
  said.textContent = [...new Set(told)].filter(Boolean).join(" · ");
  said.parentElement.hidden = !said.textContent;
}

document.addEventListener(
  "toggle",
  ({ target }) => {
    if (!target.open) tellFilled(target);
  },
  true,
);
// An error leads to its field, also when somebody has closed what is around it.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  let fold = field?.closest("details");
  for (; fold; fold = fold.parentElement.closest("details")) fold.open = true;
});
