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
