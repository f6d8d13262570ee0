/** Files waiting to be sent with the next message, and the ways they come in: menu, drop, paste. */
import { sizeInWords } from "./attachments.js";
import { byId, element, signButton } from "./dom.js";
import { icon } from "./icons.js";
import * as server from "./server.js";
import { store } from "./store.js";
import { say } from "./texts.js";

const albumLimit = 10;
const accepted = { picture: "image/*,video/*", document: "", voice: "audio/*" };

let waiting = [];
let wish = null;
let isAsFile = false;

export const trayHasFiles = () => waiting.length > 0;

export function startTray() {
  const input = byId("file");
  input.addEventListener("change", () => {
    take([...input.files], wish);
    input.value = "";
    wish = null;
    input.accept = "";
  });
  byId("composer").addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    take(files, null);
  });
  startDrop();
}

/** Opens the browser's chooser; `kind` is picture, document or voice. */
export function chooseFiles(kind) {
  wish = kind;
  byId("file").accept = accepted[kind];
  byId("file").click();
}

function startDrop() {
  const chat = byId("chat");
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  chat.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    byId("drop").hidden = false;
  });
  chat.addEventListener("dragleave", (event) => {
    if (!chat.contains(event.relatedTarget)) byId("drop").hidden = true;
  });
  chat.addEventListener("drop", (event) => {
    byId("drop").hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    take([...event.dataTransfer.files], null);
  });
}

function kindOf(file, asked) {
  if (asked === "document") return "document";
  if (asked === "voice") return "voice";
  if (/^image\/(jpeg|png|webp)$/.test(file.type)) return "photo";
  if (/^video\/(mp4|webm)$/.test(file.type)) return "video";
  return file.type === "audio/ogg" ? "voice" : "document";
}

function take(files, asked) {
  for (const file of files) {
    const kind = kindOf(file, asked);
    waiting.push({ file, kind, address: kind === "photo" ? URL.createObjectURL(file) : null });
  }
  show();
  byId("composer").focus();
}

function remove(entry) {
  if (entry.address) URL.revokeObjectURL(entry.address);
  waiting = waiting.filter((other) => other !== entry);
  show();
}

export function clearTray() {
  for (const { address } of waiting) if (address) URL.revokeObjectURL(address);
  waiting = [];
  isAsFile = false;
  show();
}

function show() {
  const hasPicture = waiting.some(({ kind }) => kind === "photo" || kind === "video");
  byId("tray").hidden = !waiting.length;
  byId("tray").replaceChildren(element("div", { class: "tray-files" }, waiting.map(card)), ...(hasPicture ? [asFileChoice()] : []));
  store.tell("tray");
}

function card(entry) {
  const { file, kind, address } = entry;
  return element(
    "div",
    { class: "tray-file", "data-kind": kind },
    address ? element("img", { src: address, alt: say(`file.${kind}`) }) : element("span", { class: "tray-sign" }, icon(kind === "voice" ? "voice" : "document")),
    element("span", { class: "tray-name", dir: "auto" }, file.name),
    element("span", { class: "tray-size" }, `${say(`file.${kind}`)}، ${sizeInWords(file.size)}`),
    signButton("close", say("attach.remove", { name: file.name }), () => remove(entry)),
  );
}

function asFileChoice() {
  const box = element("input", { type: "checkbox", id: "as-file", checked: isAsFile, onchange: (event) => (isAsFile = event.target.checked) });
  return element("label", { class: "as-file" }, box, element("span", {}, say("attach.as_file")));
}

/** Neighbours of one kind go as one album, at most ten of them; the caption goes with the first. */
function parcels() {
  const made = [];
  for (const { file, kind } of waiting) {
    const sentKind = isAsFile && kind !== "voice" ? "document" : kind;
    const last = made.at(-1);
    const isJoined = last && last.kind === sentKind && sentKind !== "voice" && last.files.length < albumLimit;
    if (isJoined) last.files.push(file);
    else made.push({ kind: sentKind, files: [file] });
  }
  return made;
}

export async function sendTray(personId, caption, replyTo) {
  const going = parcels();
  byId("tray").classList.add("going");
  try {
    for (const [index, parcel] of going.entries()) {
      await server.sendFiles(personId, { ...parcel, caption: index === 0 ? caption : "", replyTo: index === 0 ? replyTo : null });
    }
    clearTray();
  } finally {
    byId("tray").classList.remove("going");
  }
}
