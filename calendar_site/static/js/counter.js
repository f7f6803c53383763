/* Counts the characters of a textarea while typing. Without JavaScript the limit is said in the
   hint and checked on the server. A paused typist hears the number, a typing one does not. */
for (const line of document.querySelectorAll("[data-counter]")) {
  const field = document.getElementById(line.dataset.counter);
  const limit = Number(line.dataset.max);
  const show = () => {
    const left = limit - Array.from(field.value.replace(/\r?\n/g, "\r\n")).length;
    line.textContent = `${left < 0 ? line.dataset.over : line.dataset.left} ${Math.abs(left)}`;
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
  show();
  line.hidden = false;
}
