/* Forms whose button asks the browser for a passkey: to log in (get) or for a new one (create).
   Without JavaScript, or in a browser without passkeys, the button stays hidden and the page names
   the other ways. webauthnJSON comes with django-allauth (mfa/js/webauthn-json.js). */

async function question(form) {
  const inPage = document.getElementById(form.dataset.options);
  if (inPage) return JSON.parse(inPage.textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return (await answer.json()).request_options;
}

for (const form of window.webauthnJSON?.supported() ? document.forms : []) {
  const task = form.dataset.passkey;
  if (!task) continue;
  const button = form.querySelector("button");
  const failed = form.querySelector("[data-failed]");
  form.elements.credential.value = "";
  form.addEventListener("submit", async (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    failed.textContent = "";
    button.disabled = true;
    try {
      const credential = await window.webauthnJSON[task](await question(form));
      form.elements.credential.value = JSON.stringify(credential);
      form.submit();
    } catch {
      failed.textContent = failed.dataset.failed;
    }
    button.disabled = false;
  });
  form.querySelector("[data-without]").hidden = true;
  button.hidden = false;
}
