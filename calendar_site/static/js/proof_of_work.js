/* A little work against robots, done in the background from the first letter on. When it cannot be
   done (no secure connection, an old browser), the page asks for one more press instead. */
(() => {
  const field = document.querySelector("[data-challenge]");
  const form = field.form;
  const LONGEST = 15_000;
  let work;
  let goes = false;

  async function solve() {
    const answer = await fetch(field.dataset.challenge);
    const challenge = await answer.json();
    const worker = new Worker(field.dataset.worker);
    const task = { type: "work", challenge, counterStart: 0, counterStep: 1, timeout: 60_000 };
    const solution = await new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = reject;
      worker.postMessage(task);
    });
    worker.terminate();
    if (solution && !solution.error) field.value = btoa(JSON.stringify({ challenge, solution }));
  }

  function begin() {
    if (!field.value) work ??= solve().catch(() => {});
    return work;
  }

  form.addEventListener("input", begin);
  form.addEventListener("submit", async (event) => {
    if (goes || field.value || event.submitter?.name) return;
    event.preventDefault();
    await Promise.race([begin(), new Promise((resolve) => setTimeout(resolve, LONGEST))]);
    goes = true;
    form.requestSubmit(event.submitter);
  });
  // Back from the receipt: the last work is spent.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    field.value = "";
    work = undefined;
    goes = false;
  });
})();
