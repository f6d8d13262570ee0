/** The open chat: its head, its menu, and what a press inside a message does. */
import { avatar } from "./avatar.js";
import { plainText } from "./bubbles.js";
import { sayDirectly, startEdit, startReply } from "./composer.js";
import { byId } from "./dom.js";
import { follow } from "./following.js";
import { showMessage } from "./messages.js";
import { askBlock, askContact, askInvite, askLocation, askReset, invitePayload } from "./questions.js";
import { attachMenu, attempt, toast } from "./panels.js";
import * as server from "./server.js";
import { store } from "./store.js";
import { startSwipe } from "./swipe.js";
import { say } from "./texts.js";
import { chooseFiles } from "./tray.js";

let typingEnds = null;

export function startChat() {
  store.on("choose", open);
  store.on("typing", ({ personId, length }) => personId === store.currentId && showTyping(length));
  store.on("chat", ({ personId, changed }) => personId === store.currentId && changed.some((message) => message.from === "bot") && showNote());
  for (const event of ["block", "choose", "chat", "forget"]) store.on(event, showFoot);
  byId("back").addEventListener("click", () => store.choose(null));
  byId("unblock").addEventListener("click", () => askBlock(false));
  byId("begin-chat").addEventListener("click", () => sayDirectly("/start"));
  byId("message-list").addEventListener("click", onPress);
  byId("message-list").addEventListener("dblclick", onDoublePress);
  byId("message-list").addEventListener("keydown", onKey);
  startSwipe(byId("message-list"), replyTo);
  attachMenu(byId("chat-more"), byId("chat-menu"), chatEntries);
  attachMenu(byId("attach"), byId("attach-menu"), attachEntries);
}

function open() {
  const person = store.current;
  document.body.dataset.view = person ? "chat" : "people";
  byId("chat").hidden = !person;
  byId("welcome").hidden = Boolean(person);
  history.replaceState(null, "", person ? `#${person.id}` : location.pathname);
  if (!person) return;
  byId("chat").dataset.messenger = person.messenger;
  byId("chat-avatar").replaceChildren(avatar(person));
  byId("chat-name").textContent = person.name;
  showNote();
  follow(person.id);
  if (matchMedia("(hover: hover)").matches) byId("composer").focus();
}

function showNote() {
  const { note, messenger } = store.current;
  clearTimeout(typingEnds);
  byId("chat-note").classList.remove("typing");
  const place = say(`messenger.${messenger}`);
  byId("chat-note").textContent = note ? say("chat.note", { note, messenger: place }) : place;
}

function showTyping(length) {
  clearTimeout(typingEnds);
  byId("chat-note").classList.add("typing");
  byId("chat-note").textContent = say("chat.typing");
  typingEnds = setTimeout(showNote, length);
}

/** Below the messages: the composer, the word that the bot is blocked, or the first press of a new chat. */
function showFoot() {
  if (!store.current) return;
  const isBlocked = store.blocked.has(store.currentId);
  const isEmpty = !store.lastId(store.currentId);
  byId("blocked").hidden = !isBlocked;
  byId("begin").hidden = isBlocked || !isEmpty;
  byId("composer-form").hidden = isBlocked;
  byId("composer-area").classList.toggle("silent", isBlocked);
}

function chatEntries() {
  const isBlocked = store.blocked.has(store.currentId);
  return [
    { sign: "invite", words: say("invite.open"), act: () => askInvite(""), id: "open-invite" },
    { sign: "block", words: say(isBlocked ? "block.lift" : "block.block"), act: () => askBlock(!isBlocked), id: "toggle-block" },
    { sign: "reset", words: say("reset.open"), act: askReset, id: "reset", isGrave: true },
  ];
}

function attachEntries() {
  return [
    { sign: "picture", words: say("attach.picture"), act: () => chooseFiles("picture"), id: "attach-picture" },
    { sign: "document", words: say("attach.document"), act: () => chooseFiles("document"), id: "attach-document" },
    { sign: "voice", words: say("attach.voice"), act: () => chooseFiles("voice"), id: "attach-voice" },
    { sign: "location", words: say("attach.location"), act: askLocation, id: "attach-location" },
    { sign: "contact", words: say("attach.contact"), act: askContact, id: "attach-contact" },
  ];
}

const presses = [
  ["button.inline", pressInline],
  ["[data-quote]", (node) => showMessage(node.dataset.quote)],
  ["[data-command]", (node) => sayDirectly(node.dataset.command)],
  [".spoiler", (node) => node.classList.add("shown")],
  ["[data-act]", act],
  ["a[href]", followLink],
];

function onPress(event) {
  for (const [selector, work] of presses) {
    const node = event.target.closest(selector);
    if (node) {
      void work(node, event);
      return;
    }
  }
  markChosen(event.target.closest(".message"));
}

/** Where nothing hovers, a touch on a message shows what can be done with it. */
function markChosen(message) {
  for (const other of byId("message-list").querySelectorAll(".chosen")) if (other !== message) other.classList.remove("chosen");
  message?.classList.toggle("chosen");
}

/** As on a desktop messenger; a double press on a button, link or file stays its own. */
function onDoublePress(event) {
  if (event.target.closest("button, a, video, input")) return;
  getSelection().removeAllRanges();
  replyTo(event.target);
}

function replyTo(node) {
  const message = messageOf(node);
  if (message && !message.deleted) startReply(message);
}

function onKey(event) {
  const spoiler = event.target.closest(".spoiler");
  if (spoiler && ["Enter", " "].includes(event.key)) spoiler.classList.add("shown");
}

function messageOf(node) {
  const id = node.closest(".message")?.dataset.message;
  return id && store.message(store.currentId, Number(id));
}

async function pressInline(button) {
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  await attempt(async () => {
    const pressed = { message_id: Number(button.dataset.press), button: button.dataset.button };
    tellPressed(await server.press(store.currentId, pressed));
  });
  button.removeAttribute("aria-busy");
}

function tellPressed({ alert, url, answered }) {
  if (alert) toast(alert);
  else if (answered === false) toast(say("press.unanswered"), "trouble");
  if (url) openAddress(url);
}

/** An invite's link would leave this machine; it is opened here instead, as one of the people. */
function openAddress(address) {
  if (invitePayload(address)) askInvite(address);
  else window.open(address, "_blank", "noopener,noreferrer");
}

function act(node) {
  const message = messageOf(node);
  if (node.dataset.act === "reply") startReply(message);
  if (node.dataset.act === "edit") startEdit(message);
  if (node.dataset.act === "copy") void copy(message);
}

async function copy(message) {
  try {
    await navigator.clipboard.writeText(plainText(message.message_id));
    toast(say("message.copied"));
  } catch {
    toast(say("error.clipboard"), "trouble");
  }
}

function followLink(node, event) {
  if (!invitePayload(node.href)) return;
  event.preventDefault();
  askInvite(node.href);
}
