/** What the page knows: people, their chats, what was seen of each, and the trial's clock. Views listen to its events. */
import * as server from "./server.js";

const seenKey = "peygir-playground-seen";

class Store extends EventTarget {
  people = [];
  chats = new Map();
  currentId = null;
  clockOffset = 0;
  blocked = new Set();
  seen = new Map(Object.entries(readSeen()).map(([id, messageId]) => [Number(id), messageId]));

  /** People by the server's order; «people» tells the list. */
  async loadPeople() {
    this.people = await server.people();
    for (const person of this.people) if (person.blocked) this.blocked.add(person.id);
    this.tell("people");
  }

  person(id) {
    return this.people.find((person) => person.id === id);
  }

  get current() {
    return this.person(this.currentId);
  }

  /** Messages of a chat in the order of their ids. */
  messages(personId) {
    return [...(this.chats.get(personId)?.values() ?? [])].sort((one, other) => one.message_id - other.message_id);
  }

  message(personId, messageId) {
    return this.chats.get(personId)?.get(messageId);
  }

  lastId(personId) {
    return Math.max(0, ...(this.chats.get(personId)?.keys() ?? []));
  }

  /** Takes messages in and answers whether any of them was new or changed. */
  merge(personId, messages) {
    const chat = this.chats.get(personId) ?? new Map();
    const changed = messages.filter((message) => JSON.stringify(chat.get(message.message_id)) !== JSON.stringify(message));
    for (const message of changed) chat.set(message.message_id, message);
    this.chats.set(personId, chat);
    if (changed.length) this.tell("chat", { personId, changed });
    return changed.length > 0;
  }

  unread(personId) {
    const seen = this.seen.get(personId) ?? 0;
    return this.messages(personId).filter((message) => message.from === "bot" && !message.deleted && message.message_id > seen).length;
  }

  markSeen(personId) {
    const last = this.lastId(personId);
    if (this.seen.get(personId) === last) return;
    this.seen.set(personId, last);
    localStorage.setItem(seenKey, JSON.stringify(Object.fromEntries(this.seen)));
    this.tell("seen", { personId });
  }

  choose(personId) {
    this.currentId = personId;
    this.tell("choose");
  }

  setBlocked(personId, blocked) {
    if (blocked) this.blocked.add(personId);
    else this.blocked.delete(personId);
    this.tell("block");
  }

  /** The trial's time is real time plus an offset. */
  get now() {
    return new Date(Date.now() + this.clockOffset);
  }

  setClock(answer) {
    this.clockOffset = new Date(answer.now).getTime() - Date.now();
    this.tell("clock");
  }

  /** A reset also lifts every block. */
  forgetChats() {
    this.chats.clear();
    this.blocked.clear();
    this.tell("forget");
  }

  tell(name, detail = {}) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  on(name, listener) {
    this.addEventListener(name, (event) => listener(event.detail));
  }
}

function readSeen() {
  try {
    return JSON.parse(localStorage.getItem(seenKey)) ?? {};
  } catch {
    return {};
  }
}

export const store = new Store();
