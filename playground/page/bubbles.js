/** One message, or one album, as a bubble with its quote, files, words, time and buttons. */
import { attachments } from "./attachments.js";
import { inPersianDigits, time } from "./calendar.js";
import { element, signButton } from "./dom.js";
import { wordsOf } from "./formatting.js";
import { icon } from "./icons.js";
import { snippet } from "./people.js";
import { store } from "./store.js";
import { say } from "./texts.js";

/** `unit` is one message or the parts of an album; `quoted` the message it replies to, if it is known. */
export function bubble(unit, quoted, person) {
  const [message] = unit;
  const deleted = unit.every((part) => part.deleted);
  const clock = time(new Date(message.at));
  const node = element(
    "article",
    {
      class: `message from-${message.from}`, "data-message": message.message_id, "data-from": message.from, "data-deleted": String(deleted),
      tabindex: "-1", "aria-label": say(message.from === "bot" ? "message.from_bot" : "message.from_me", { time: clock }),
    },
    element("div", { class: "message-line" }, element("div", { class: "bubble", }, deleted ? deletedWords(clock) : content(unit, quoted, person, clock)), !deleted && actions(message)),
    !deleted && inlineButtons(unit),
  );
  for (const part of unit.slice(1)) node.prepend(element("span", { class: "album-part", "data-message": part.message_id }));
  return node;
}

/** The side on which the last line ends decides where the time can stand beside it. */
function endDirection(words) {
  const text = words.textContent.trimEnd();
  const last = text.slice(text.lastIndexOf("\n") + 1);
  const strong = last.match(/\p{L}/u)?.[0] ?? "";
  return /[\p{Script=Latin}\p{Script=Cyrillic}]/u.test(strong) ? "ltr" : "rtl";
}

const deletedWords = (clock) => [element("p", { class: "gone" }, say("message.deleted")), meta(clock, false)];

function content(unit, quoted, person, clock) {
  const [message] = unit;
  const files = unit.flatMap((part) => part.files ?? []);
  const worded = unit.find((part) => part.text || part.html);
  const words = worded ? wordsElement(wordsOf(worded, person.messenger)) : null;
  return [
    message.reply_to ? quote(message.reply_to, quoted) : null,
    files.length ? attachments(files) : null,
    message.location ? place(message.location) : null,
    message.contact ? contact(message.contact) : null,
    words,
    meta(clock, unit.some((part) => part.edited)),
  ];
}

function wordsElement(nodes) {
  const words = element("div", { class: "words", "data-testid": "words" }, ...nodes);
  words.dataset.ends = endDirection(words);
  return words;
}

function meta(clock, isEdited) {
  return element("span", { class: "meta" }, isEdited && element("span", { class: "edited" }, say("message.edited")), element("time", {}, clock));
}

function quote(messageId, quoted) {
  const author = quoted ? say(quoted.from === "bot" ? "chat.bot" : "chat.me") : "";
  const words = !quoted || quoted.deleted ? say("message.missing") : snippet(quoted);
  return element(
    "button",
    { type: "button", class: "quote", "data-quote": messageId },
    author && element("strong", {}, author),
    element("span", { dir: "auto" }, words),
  );
}

function place([latitude, longitude]) {
  return card("location", say("message.location"), `${latitude}, ${longitude}`);
}

function contact({ phone_number: number, first_name: first, last_name: last }) {
  return card("contact", [first, last].filter(Boolean).join(" ") || say("message.contact"), number);
}

function card(sign, title, words) {
  return element("p", { class: "card" }, element("span", { class: "card-sign" }, icon(sign)), element("strong", {}, title), element("bdi", { dir: "ltr" }, inPersianDigits(words)));
}

function actions(message) {
  const buttons = [signButton("reply", say("message.reply"), null, { "data-act": "reply" })];
  if (message.from === "person" && message.text && !message.files?.length) buttons.push(signButton("edit", say("message.edit"), null, { "data-act": "edit" }));
  if (message.text) buttons.push(signButton("copy", say("message.copy"), null, { "data-act": "copy" }));
  return element("div", { class: "actions", role: "group", "aria-label": say("message.actions") }, buttons);
}

function inlineButtons(unit) {
  const message = unit.find((part) => part.buttons?.length);
  if (!message) return null;
  const rows = message.buttons.map((row) =>
    element("div", { class: "row" }, row.map((label) => element("button", { type: "button", class: "inline", "data-press": message.message_id, "data-button": label }, element("span", {}, label)))),
  );
  return element("div", { class: "inline-rows", role: "group", "aria-label": say("message.buttons") }, rows);
}

/** The text a message is edited or copied with. */
export const plainText = (messageId) => store.message(store.currentId, messageId)?.text ?? "";
