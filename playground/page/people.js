/** The list of people: filter, search, last message and unread badges. */
import { avatar } from "./avatar.js";
import { dayKey, digits, shortDay, time } from "./calendar.js";
import { byId, element } from "./dom.js";
import { store } from "./store.js";
import { say } from "./texts.js";

const messengers = ["telegram", "bale"];
const filterKey = "peygir-playground-filter";
let filter = localStorage.getItem(filterKey) ?? "all";

export function startPeople() {
  byId("people-search").addEventListener("input", show);
  byId("people-list").addEventListener("keydown", moveFocus);
  for (const event of ["people", "chat", "seen", "choose", "forget"]) store.on(event, showSoon);
  showFilter();
}

let isWaiting = false;

/** Many chats change at once after a clock's jump; they are drawn once. */
function showSoon() {
  if (isWaiting) return;
  isWaiting = true;
  queueMicrotask(() => {
    isWaiting = false;
    show();
  });
}

function showFilter() {
  const choices = ["all", ...messengers].map((value) =>
    element(
      "button",
      { type: "button", role: "radio", "aria-checked": String(value === filter), "data-filter": value, onclick: () => choose(value) },
      say(value === "all" ? "people.all" : `messenger.${value}`),
    ),
  );
  byId("people-filter").replaceChildren(...choices);
}

function choose(value) {
  filter = value;
  localStorage.setItem(filterKey, value);
  showFilter();
  byId("people-filter").querySelector("[aria-checked=true]").focus();
  show();
}

function matching(messenger) {
  const words = byId("people-search").value.trim().split(/\s+/);
  return store.people.filter((person) => {
    const text = `${person.name} ${person.note ?? ""}`;
    return person.messenger === messenger && words.every((word) => text.includes(word));
  });
}

function show() {
  const focused = document.activeElement?.dataset?.person;
  const shown = messengers.filter((messenger) => filter === "all" || filter === messenger);
  const groups = shown.map((messenger) => group(messenger, matching(messenger))).filter(Boolean);
  byId("people-list").replaceChildren(...(groups.length ? groups : [element("p", { class: "people-none" }, say("people.none"))]));
  if (focused) byId("people-list").querySelector(`[data-person="${focused}"]`)?.focus();
}

function group(messenger, people) {
  if (!people.length) return null;
  return element(
    "section",
    { "aria-label": say(`messenger.${messenger}`) },
    element("h2", { class: "people-group" }, say(`messenger.${messenger}`), element("span", {}, digits(people.length))),
    element("ul", {}, people.map((person) => element("li", {}, row(person)))),
  );
}

function row(person) {
  const unread = store.unread(person.id);
  const last = store.messages(person.id).filter((message) => !message.deleted).at(-1);
  return element(
    "button",
    {
      type: "button", class: "person", "data-person": person.id, "data-unread": unread,
      "aria-current": person.id === store.currentId ? "true" : null, onclick: () => store.choose(person.id),
    },
    avatar(person),
    element("span", { class: "person-name" }, person.name),
    element("span", { class: "person-time" }, last ? when(new Date(last.at)) : ""),
    element("span", { class: "person-note" }, person.note || say(`messenger.${person.messenger}`)),
    element("span", { class: "person-last" }, last ? preview(last) : say("people.no_messages")),
    unread > 0 && element("span", { class: "badge", "aria-label": say("people.unread", { count: digits(unread) }) }, digits(unread)),
  );
}

const when = (instant) => (dayKey(instant) === dayKey(store.now) ? time(instant) : shortDay(instant));

/** One line that stands for a message: its first words, or the kind of its file. */
export function snippet(message) {
  const words = (message.text ?? "").replace(/\s+/g, " ").trim();
  if (words) return words;
  if (message.location) return say("message.location");
  if (message.contact) return say("message.contact");
  const [file] = message.files ?? [];
  return file ? say(`file.${file.kind}`) : "…";
}

function preview(message) {
  return message.from === "bot" ? snippet(message) : say("people.mine", { text: snippet(message) });
}

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const rows = [...byId("people-list").querySelectorAll(".person")];
  rows[rows.indexOf(document.activeElement) + step]?.focus();
  event.preventDefault();
}
