/** A message drawn to the left under a finger is replied to, as in the messengers. */

const begins = 12;
const enough = 56;
const farthest = 76;

/** Calls `reply` with the `.message` element that was drawn far enough. */
export function startSwipe(list, reply) {
  let held = null;
  list.addEventListener("pointerdown", (event) => {
    const message = event.pointerType === "touch" && event.target.closest(".message");
    if (message) held = { message, x: event.clientX, y: event.clientY, distance: 0 };
  });
  list.addEventListener("pointermove", (event) => held && draw(held, event));
  for (const end of ["pointerup", "pointercancel"]) {
    list.addEventListener(end, () => {
      if (held) release(held, reply);
      held = null;
    });
  }
}

function draw(held, event) {
  const across = held.x - event.clientX;
  const isAcross = across > begins && across > Math.abs(event.clientY - held.y);
  if (!isAcross && !held.distance) return;
  held.distance = Math.min(farthest, Math.max(0, across));
  held.message.style.translate = `${-held.distance}px`;
}

function release({ message, distance }, reply) {
  message.style.translate = "";
  if (distance >= enough) reply(message);
}
