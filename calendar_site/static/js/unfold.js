/* After a broken line "back" brings typed words into their fields again, but folded parts of the page
   come folded: what holds such words is opened. */
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("details input, details textarea")) {
    const isTyped = /radio|checkbox/.test(field.type)
      ? field.checked !== field.defaultChecked
      : field.type !== "hidden" && field.value !== field.defaultValue;
    let box = isTyped && field.closest("details");
    for (; box; box = box.parentElement.closest("details")) box.open = true;
  }
});
