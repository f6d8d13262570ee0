/** The open chat's messages: day separators, groups, albums, what is new, and the scroll's place. */
import { bubble } from "./bubbles.js";
import { dayInWords, dayKey, digits, noonAfter } from "./calendar.js";
import { byId, element } from "./dom.js";
import { store } from "./store.js";
import { say } from "./texts.js";

const groupGap = 5 * 60_000;
const nearEnd = 90;

let drawn = new Map();
let firstUnseen = null;
let isAtEnd = true;
let missed = 0;
let lastTop = 0;

export function startMessages() {
  store.on("choose", open);
  store.on("chat", ({ personId, changed }) => personId === store.currentId && add(changed));
  store.on("forget", open);
  store.on("clock", redrawDays);
  byId("messages").addEventListener("scroll", watchScroll, { passive: true });
  byId("jump").addEventListener("click", () => scrollToEnd("smooth"));
  new ResizeObserver(keepEnd).observe(byId("message-list"));
  new ResizeObserver(keepEnd).observe(byId("messages"));
  document.addEventListener("visibilitychange", noteSeen);
}

function open() {
  drawn = new Map();
  missed = 0;
  byId("message-list").replaceChildren();
  const seen = store.seen.get(store.currentId) ?? 0;
  const isFresh = (message) => message.from === "bot" && message.message_id > seen;
  firstUnseen = seen ? store.messages(store.currentId).find(isFresh)?.message_id ?? null : null;
  draw();
  showStart();
}

function showStart() {
  const divider = byId("message-list").querySelector(".fresh");
  isAtEnd = !divider;
  if (divider) divider.scrollIntoView({ block: "start" });
  else scrollToEnd("instant");
  watchScroll();
}

function add(changed) {
  const isOwn = changed.some((message) => message.from === "person" && !message.edited);
  if (!isAtEnd) missed += changed.filter((message) => message.from === "bot" && !drawn.has(message.message_id)).length;
  draw();
  if (isOwn) scrollToEnd("instant");
  watchScroll();
}

/** Messages that the eye takes as one: an album's parts share a bubble. */
function units() {
  const made = [];
  for (const message of store.messages(store.currentId)) {
    const last = made.at(-1);
    if (last && isSameAlbum(last.at(-1), message)) last.push(message);
    else made.push([message]);
  }
  return made;
}

const isSameAlbum = (before, message) => Boolean(message.album) && before.album === message.album && !before.deleted && !message.deleted;

function draw() {
  const kept = new Map();
  const sections = [];
  let before = null;
  for (const unit of units()) {
    const message = unit[0];
    const isJoined = continues(before, message);
    if (!before || dayOf(before) !== dayOf(message)) sections.push([daySeparator(new Date(message.at))]);
    if (message.message_id === firstUnseen) sections.at(-1).push(element("div", { class: "fresh" }, element("span", {}, say("chat.fresh"))));
    const node = drawUnit(unit, kept);
    node.classList.toggle("continues", isJoined);
    before?.node.classList.toggle("continued", isJoined);
    sections.at(-1).push(node);
    before = { ...message, node };
  }
  before?.node.classList.remove("continued");
  drawn = kept;
  placeSections(sections);
}

const dayOf = (message) => dayKey(new Date(message.at));

/** Each day's messages stand in a section of their own, so that its date stays in sight only as long as they do. */
function placeSections(sections) {
  const list = byId("message-list");
  const old = new Map([...list.querySelectorAll(".day-messages")].map((section) => [section.dataset.day, section]));
  const nodes = sections.map(([separator, ...rest]) => {
    const section = old.get(separator.dataset.day) ?? element("section", { class: "day-messages", "data-day": separator.dataset.day });
    place(section, [separator, ...rest]);
    return section;
  });
  place(list, nodes.length ? nodes : [emptyNote()]);
}

/** A unit is drawn again only when what it shows has changed; what it replies to may come later. */
function drawUnit(unit, kept) {
  const id = unit[0].message_id;
  const quoted = store.message(store.currentId, unit[0].reply_to);
  const content = JSON.stringify([unit, quoted?.text, quoted?.deleted]);
  const old = drawn.get(id);
  const isSame = old?.content === content;
  const node = isSame ? old.node : bubble(unit, quoted, store.current);
  if (!isSame && !old) node.classList.add("arriving");
  kept.set(id, { content, node });
  return node;
}

/** Puts the nodes in order and leaves those already in place untouched, so that focus and players survive. */
function place(list, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...list.children]) if (!wanted.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
}

function continues(before, message) {
  if (!before || before.from !== message.from) return false;
  return dayOf(before) === dayOf(message) && new Date(message.at) - new Date(before.at) < groupGap;
}

function daySeparator(instant) {
  const key = dayKey(instant);
  const near = { [dayKey(store.now)]: "day.today", [dayKey(noonAfter(store.now, -1))]: "day.yesterday" }[key];
  const words = near ? `${say(near)}، ${dayInWords(instant)}` : dayInWords(instant);
  return element("div", { class: "day", "data-day": key }, element("span", {}, words));
}

let drawnDay = null;

/** «Today» becomes «yesterday» when the clock passes midnight. */
function redrawDays() {
  const today = dayKey(store.now);
  if (drawnDay !== today && store.current) draw();
  drawnDay = today;
}

function emptyNote() {
  return element("div", { class: "empty" }, element("strong", {}, say("chat.empty")), element("p", {}, say("chat.empty_hint")));
}

/** Only a move upwards leaves the end: what grows below, a picture or the keyboard, does not. */
function watchScroll() {
  const area = byId("messages");
  const isNear = area.scrollHeight - area.scrollTop - area.clientHeight < nearEnd;
  if (isNear || area.scrollTop < lastTop - 1) isAtEnd = isNear;
  lastTop = area.scrollTop;
  if (isAtEnd) missed = 0;
  byId("jump").hidden = isAtEnd;
  byId("jump-count").hidden = missed === 0;
  byId("jump-count").textContent = digits(missed);
  noteSeen();
}

function noteSeen() {
  if (isAtEnd && !document.hidden && store.current) store.markSeen(store.currentId);
}

function keepEnd() {
  if (isAtEnd) scrollToEnd("instant");
}

function scrollToEnd(behavior) {
  const area = byId("messages");
  area.scrollTo({ top: area.scrollHeight, behavior });
}

/** Brings a message into view and lights it for a moment. */
export function showMessage(messageId) {
  const node = byId("message-list").querySelector(`[data-message="${messageId}"]`);
  if (!node) return;
  node.scrollIntoView({ block: "center", behavior: "smooth" });
  node.classList.remove("lit");
  void node.offsetWidth;
  node.classList.add("lit");
}
