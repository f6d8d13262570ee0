/** Where a person writes: text, replies, edits, and what is sent with them. */
import { byId, element, signButton } from "./dom.js";
import { attempt } from "./panels.js";
import { snippet } from "./people.js";
import * as server from "./server.js";
import { store } from "./store.js";
import { say } from "./texts.js";
import { clearTray, sendTray, trayHasFiles } from "./tray.js";

const drafts = new Map();
let replyTo = null;
let editing = null;
let drafted = null;

export function startComposer() {
  const box = byId("composer");
  byId("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
  });
  box.addEventListener("keydown", onKey);
  box.addEventListener("input", fit);
  store.on("choose", changePerson);
  store.on("tray", showState);
}

function changePerson() {
  if (drafted !== null) drafts.set(drafted, editing ? "" : byId("composer").value);
  drafted = store.currentId;
  clearTray();
  cancelStrip();
  setText(drafts.get(store.currentId) ?? "");
}

function onKey(event) {
  const isEmpty = byId("composer").value === "";
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId("composer-form").requestSubmit();
  } else if (event.key === "Escape" && (replyTo || editing)) {
    cancelStrip();
    event.preventDefault();
  } else if (event.key === "ArrowUp" && isEmpty) {
    editLast(event);
  }
}

function editLast(event) {
  const last = store.messages(store.currentId).findLast((message) => message.from === "person" && message.text && !message.files?.length && !message.deleted);
  if (!last) return;
  event.preventDefault();
  startEdit(last);
}

function setText(text) {
  byId("composer").value = text;
  fit();
}

function fit() {
  const box = byId("composer");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
  showState();
}

function showState() {
  const hasFiles = trayHasFiles();
  byId("composer").placeholder = say(hasFiles ? "composer.caption" : "composer.placeholder");
  byId("composer-form").classList.toggle("ready", hasFiles || byId("composer").value.trim() !== "");
}

export function startReply(message) {
  cancelStrip();
  replyTo = message.message_id;
  showStrip("reply", say("composer.replying", { name: say(message.from === "bot" ? "chat.bot" : "chat.me") }), snippet(message));
}

export function startEdit(message) {
  cancelStrip();
  editing = message.message_id;
  setText(message.text);
  showStrip("edit", say("composer.editing"), snippet(message));
}

function showStrip(kind, title, words) {
  const strip = byId("strip");
  strip.dataset.kind = kind;
  strip.replaceChildren(
    element("div", { class: "strip-words" }, element("strong", {}, title), element("span", { dir: "auto" }, words)),
    signButton("close", say("composer.cancel"), cancelStrip),
  );
  strip.hidden = false;
  byId("composer").focus();
}

function cancelStrip() {
  if (editing) setText("");
  replyTo = null;
  editing = null;
  byId("strip").hidden = true;
}

/** What was written comes back into the box when it could not be sent; nothing typed is lost. */
async function submit() {
  const personId = store.currentId;
  const text = byId("composer").value.trim();
  const [reply, edit] = [replyTo, editing];
  if (trayHasFiles() && !edit) {
    const isSent = await attempt(() => sendTray(personId, text, reply));
    if (isSent && personId === store.currentId) finish();
    return;
  }
  if (!text) return;
  finish();
  const isSent = await attempt(() => server.send(personId, outgoing(text, reply, edit)));
  if (!isSent && personId === store.currentId && !byId("composer").value) setText(text);
}

function outgoing(text, reply, edit) {
  if (edit) return { edit, text };
  return reply ? { text, reply_to: reply } : { text };
}

function finish() {
  cancelStrip();
  setText("");
  byId("composer").focus();
}

/** Sends words as if typed: a command pressed in a message. */
export function sayDirectly(text) {
  return attempt(() => server.send(store.currentId, { text }));
}
