/** Files inside a bubble: pictures as a grid, voices with a player, everything else as a file to take. */
import { digits } from "./calendar.js";
import { element } from "./dom.js";
import { icon } from "./icons.js";
import { openLightbox } from "./lightbox.js";
import { say } from "./texts.js";
import { voicePlayer } from "./voice.js";

const kilobyte = 1024;
const pictured = /\.(png|jpe?g|webp|gif)$/i;

const isPicture = (file) => file.kind === "photo" || (["sticker", "animation"].includes(file.kind) && pictured.test(file.name));

export function sizeInWords(bytes) {
  if (bytes < kilobyte) return say("size.bytes", { count: digits(bytes) });
  if (bytes < kilobyte * kilobyte) return say("size.kilobytes", { count: digits(Math.round(bytes / kilobyte)) });
  return say("size.megabytes", { count: digits(bytes / kilobyte / kilobyte) });
}

export function attachments(files) {
  const seen = files.filter((file) => isPicture(file) || file.kind === "video");
  const others = files.filter((file) => !seen.includes(file));
  return element(
    "div",
    { class: "files" },
    seen.length > 0 && grid(seen),
    others.map((file) => (["voice", "audio"].includes(file.kind) ? voicePlayer(file) : documentBubble(file))),
  );
}

function grid(files) {
  const pictures = files.filter(isPicture);
  const tiles = files.map((file) => (isPicture(file) ? tile(file, pictures) : film(file)));
  return element("div", { class: "grid", "data-count": Math.min(files.length, 10), "data-testid": files.length > 1 ? "album" : null }, tiles);
}

function tile(file, pictures) {
  const words = say("files.open", { name: file.name });
  return element(
    "button",
    { type: "button", class: "tile", "aria-label": words, onclick: () => openLightbox(pictures, pictures.indexOf(file)) },
    element("img", { src: file.url, alt: say(`file.${file.kind}`), loading: "lazy", draggable: "false" }),
  );
}

function film(file) {
  return element("div", { class: "tile" }, element("video", { src: file.url, controls: true, preload: "metadata", playsinline: true, "aria-label": file.name }));
}

function documentBubble(file) {
  return element(
    "a",
    { class: "document", href: file.url, download: file.name, "aria-label": say("files.download", { name: file.name }), "data-testid": "document" },
    element("span", { class: "document-sign" }, icon("document"), element("small", { dir: "ltr" }, extension(file.name))),
    element("span", { class: "document-name", dir: "auto" }, file.name),
    element("span", { class: "document-size" }, sizeInWords(file.size ?? 0)),
  );
}

const extension = (name) => (name.match(/\.([a-z0-9]{1,4})$/i)?.[1] ?? "").toUpperCase();
