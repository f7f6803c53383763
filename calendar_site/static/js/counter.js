/* Counts the characters of a textarea while typing, as the server does: of the text without the
   blanks around its lines (programme.plain_text.tidy_lines). Without JavaScript the limit is said in the
   hint and checked on the server. A paused typist hears the number, a typing one does not. */
const tidied = (text) =>
  text
    .normalize("NFC")
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
for (const line of document.querySelectorAll("[data-counter]")) {
  const field = document.getElementById(line.dataset.counter);
  const limit = Number(line.dataset.max);
  const show = () => {
    line.hidden = false;
    const left = limit - Array.from(tidied(field.value)).length;
    const number = String(Math.abs(left)).replace(/\B(?=(\d{3})+$)/g, line.dataset.thousands);
    line.textContent = `${left < 0 ? line.dataset.over : line.dataset.left} ${number}`;
    line.classList.toggle("counter--over", left < 0);
  };
  const spoken = Object.assign(document.createElement("span"), { className: "sr" });
  spoken.setAttribute("role", "status");
  line.after(spoken);
  let pause;
  field.addEventListener("input", () => {
    show();
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = line.textContent), 1200);
  });
  // The hint says the limit; the number stands there once somebody writes.
  if (field.value) show();
}
