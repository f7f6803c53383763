/* What comes late into a page moves nothing that somebody is about to press: a "late" event with a
   function changes the page so that what one aims at stays where it is, and never between pressing
   and letting go, where the press would go nowhere. */
const AFTER_A_PRESS = 100; // milliseconds in which the click comes
const waiting = [];
let pointer;
let isPressed = false;
let letGo;

document.addEventListener("late", (event) => {
  if (isPressed) waiting.push(event.detail);
  else inPlace(event.detail);
});

function inPlace(change) {
  const aim = aimedAt();
  const before = aim?.getBoundingClientRect().top;
  // Browsers with an anchor of their own would scroll a second time.
  document.documentElement.classList.add("still");
  change();
  if (aim?.isConnected) {
    window.scrollBy({ top: aim.getBoundingClientRect().top - before, behavior: "instant" });
  }
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.documentElement.classList.remove("still")),
  );
}

function aimedAt() {
  const isSeen = (each) => {
    const box = each.getBoundingClientRect();
    return box.height && box.bottom > 0 && box.top < window.innerHeight;
  };
  const under = pointer && document.elementFromPoint(pointer.x, pointer.y);
  const pressable = under?.closest("a, button, input, select, textarea, label, summary");
  const candidates = [pressable, document.querySelector(".submit__send"), document.activeElement];
  return candidates.find((each) => each && each !== document.body && isSeen(each)) ?? under;
}

document.addEventListener("pointermove", (event) => {
  pointer = event.pointerType === "mouse" ? { x: event.clientX, y: event.clientY } : undefined;
});
document.addEventListener(
  "pointerdown",
  () => {
    clearTimeout(letGo);
    isPressed = true;
  },
  true,
);
for (const end of ["pointerup", "pointercancel"]) {
  window.addEventListener(end, () => {
    clearTimeout(letGo);
    letGo = setTimeout(() => {
      isPressed = false;
      for (const change of waiting.splice(0)) inPlace(change);
    }, AFTER_A_PRESS);
  });
}
