/** The playground's control interface, one function a call. */
import { say } from "./texts.js";

/** What the server refused, or that it could not be reached, as a sentence for the person. */
export class Refusal extends Error {}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal(say("error.unreachable"), { cause: error });
  }
  if (response.ok) return response.json();
  const { error } = await response.json().catch(() => ({ error: String(response.status) }));
  throw new Refusal(say("error.refused", { reason: error }));
}

function post(path, body) {
  return call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

export const people = () => call("/play/people");
export const addPerson = (person) => post("/play/people", person);
export const send = (personId, message) => post(`/play/people/${personId}/send`, message);
export const press = (personId, button) => post(`/play/people/${personId}/press`, button);
export const block = (personId, blocked) => post(`/play/people/${personId}/block`, { blocked });
export const reset = () => post("/play/reset", {});
export const clock = () => call("/play/clock");
export const moveClock = (move) => post("/play/clock", move);
export const log = (after) => call(`/play/log?after=${after}`);

/** Messages after an id, or what changed while waiting so many seconds. */
export function chat(personId, after, wait = 0, signal = undefined) {
  return call(`/play/people/${personId}/chat?after=${after}&wait=${wait}`, { signal });
}

/** Several files are one album. */
export function sendFiles(personId, { files, kind, caption, replyTo }) {
  const form = new FormData();
  form.set("kind", kind);
  if (caption) form.set("caption", caption);
  if (replyTo) form.set("reply_to", replyTo);
  for (const file of files) form.append("file", file, file.name);
  return call(`/play/people/${personId}/send`, { method: "POST", body: form });
}
