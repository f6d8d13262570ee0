/** Keeps the store up to date: a long poll on the open chat, and the bot's log for everybody else and for edits. */
import * as server from "./server.js";
import { store } from "./store.js";

const logInterval = 1_500;
const pauseAfterFailure = 2_500;
const pauseAfterNothing = 700;
const lookBack = 300;
const typingLength = 5_000;
const writing = /^(send|edit|delete|copy|forward)/;

let following = null;
let logPosition = 0;

const pause = (length) => new Promise((resolve) => setTimeout(resolve, length));

/** Reads the end of a chat again, so that edits and deletions far from its end are seen too. */
export async function refresh(personId) {
  const after = Math.max(0, store.lastId(personId) - lookBack);
  store.merge(personId, await server.chat(personId, after));
}

/** Follows one chat live until another one is chosen. */
export function follow(personId) {
  following?.abort();
  following = new AbortController();
  void poll(personId, following.signal);
}

async function poll(personId, signal) {
  while (!signal.aborted) {
    try {
      const messages = await server.chat(personId, store.lastId(personId), 20, signal);
      const isNew = !signal.aborted && store.merge(personId, messages);
      if (!isNew) await pause(pauseAfterNothing);
    } catch (failure) {
      if (signal.aborted) return;
      store.tell("trouble", { failure });
      await pause(pauseAfterFailure);
    }
  }
}

/** Watches what the bot calls and reads the chats it wrote to. */
export async function watchLog() {
  await readLog(false);
  for (;;) {
    await pause(logInterval);
    if (!document.hidden) await readLog(true);
  }
}

async function readLog(isLive) {
  try {
    const calls = await server.log(logPosition);
    if (calls.length) logPosition = calls.at(-1).n;
    if (isLive) await hear(calls);
    store.tell("reached");
  } catch (failure) {
    // A server that was started anew counts its calls from one again.
    logPosition = 0;
    store.tell("trouble", { failure });
  }
}

async function hear(calls) {
  const known = calls.filter((call) => store.person(Number(call.chat_id)));
  for (const call of known) if (call.method === "sendChatAction") showTyping(call);
  const written = new Set(known.filter((call) => writing.test(call.method) && call.method !== "sendChatAction").map((call) => Number(call.chat_id)));
  for (const personId of written) await refresh(personId);
}

function showTyping({ chat_id: personId, at }) {
  const isRecent = Math.abs(store.now - new Date(at)) < typingLength + logInterval;
  if (isRecent) store.tell("typing", { personId: Number(personId), length: typingLength });
}

/** After a clock's jump or at the start: every chat at once. */
export async function refreshAll() {
  await Promise.all(store.people.map((person) => refresh(person.id)));
}
