/** A voice message's player. */
import { digits } from "./calendar.js";
import { element } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./texts.js";

function clock(seconds) {
  if (!Number.isFinite(seconds)) return `${digits(0)}:${digits(0)}${digits(0)}`;
  const rest = Math.floor(seconds % 60);
  return `${digits(Math.floor(seconds / 60))}:${rest < 10 ? digits(0) : ""}${digits(rest)}`;
}

export function voicePlayer(file) {
  const sound = new Audio(file.url);
  sound.preload = "metadata";
  const button = element("button", { type: "button", class: "voice-play", "aria-label": say("files.play") }, icon("play"));
  const position = element("input", { type: "range", min: "0", max: "1000", value: "0", "aria-label": say("files.position") });
  const length = element("span", { class: "voice-length" }, clock(Number.NaN));
  const player = element("div", { class: "voice", "data-testid": "voice", "aria-label": say(`file.${file.kind}`) }, button, position, length);
  wire(sound, button, position, length);
  return player;
}

function wire(sound, button, position, length) {
  const show = () => {
    button.replaceChildren(icon(sound.paused ? "play" : "pause"));
    button.setAttribute("aria-label", say(sound.paused ? "files.play" : "files.pause"));
  };
  button.addEventListener("click", () => (sound.paused ? sound.play().catch(show) : sound.pause()));
  position.addEventListener("input", () => {
    if (Number.isFinite(sound.duration)) sound.currentTime = (sound.duration * position.value) / 1000;
  });
  sound.addEventListener("timeupdate", () => {
    if (Number.isFinite(sound.duration)) position.value = (1000 * sound.currentTime) / sound.duration;
    length.textContent = clock(sound.currentTime);
  });
  sound.addEventListener("loadedmetadata", () => (length.textContent = clock(sound.duration)));
  for (const event of ["play", "pause", "ended"]) sound.addEventListener(event, show);
}
