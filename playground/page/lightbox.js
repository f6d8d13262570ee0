/** Pictures large, one at a time. */
import { byId, element, signButton } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./texts.js";

let pictures = [];
let position = 0;

export function startLightbox() {
  const box = byId("lightbox");
  box.addEventListener("click", (event) => {
    if (event.target === box || event.target.matches(".lightbox-stage")) box.close();
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    if (step) turn(step);
  });
}

export function openLightbox(files, index) {
  pictures = files;
  position = index;
  show();
  byId("lightbox").showModal();
}

function turn(step) {
  position = (position + step + pictures.length) % pictures.length;
  show();
}

function show() {
  const file = pictures[position];
  const isAlone = pictures.length < 2;
  byId("lightbox").replaceChildren(
    element(
      "div",
      { class: "lightbox-bar" },
      element("bdi", { class: "lightbox-name" }, file.name),
      element("a", { class: "round", href: file.url, download: file.name, "aria-label": say("files.download", { name: file.name }) }, icon("download")),
      signButton("close", say("files.close"), () => byId("lightbox").close(), { id: "lightbox-close" }),
    ),
    element("div", { class: "lightbox-stage" }, element("img", { src: file.url, alt: file.name })),
    ...(isAlone ? [] : [signButton("previous", say("files.previous"), () => turn(-1), { class: "round turn turn-previous" }), signButton("next", say("files.next"), () => turn(1), { class: "round turn turn-next" })]),
  );
}
