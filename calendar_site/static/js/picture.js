/* Says at once that a picture is too heavy, before it is sent over a slow line. The server says the
   same without JavaScript. The form tells it of the file that stayed behind. */
const file = document.querySelector("input[type=file][data-most]");
const warning = document.getElementById("too-heavy");
if (file && warning) {
  file.addEventListener("change", () => {
    const chosen = file.files[0];
    warning.hidden = !chosen || chosen.size <= Number(file.dataset.most) * 1e6;
    file.setAttribute("aria-invalid", String(!warning.hidden));
    file.form.elements.too_heavy.disabled = warning.hidden;
    if (!warning.hidden) file.value = "";
  });
}
