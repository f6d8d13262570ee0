/** The bot's reply keyboard under the composer. */
import { byId, element } from "./dom.js";
import { attempt, toast } from "./panels.js";
import * as server from "./server.js";
import { store } from "./store.js";

const folded = new Set();

export function startKeyboard() {
  for (const event of ["choose", "forget"]) store.on(event, show);
  store.on("chat", ({ personId }) => personId === store.currentId && show());
  byId("keyboard-toggle").addEventListener("click", toggle);
}

/** The newest message of the bot that says anything about the keyboard decides; an empty one takes it away. */
function currentRows() {
  const said = store.messages(store.currentId).findLast((message) => message.from === "bot" && Array.isArray(message.keyboard));
  return said?.keyboard ?? [];
}

let shown = null;

function show() {
  const rows = currentRows();
  const isOpen = rows.length > 0 && !folded.has(store.currentId);
  byId("keyboard-toggle").hidden = rows.length === 0;
  byId("keyboard-toggle").setAttribute("aria-pressed", String(isOpen));
  byId("keyboard").hidden = !isOpen;
  const content = JSON.stringify(rows);
  if (content === shown) return;
  shown = content;
  byId("keyboard").replaceChildren(...rows.map((row) => element("div", { class: "row" }, row.map(key))));
}

function key(label) {
  return element("button", { type: "button", onclick: () => void press(label) }, label);
}

function press(label) {
  return attempt(async () => {
    const { alert } = await server.press(store.currentId, { button: label });
    if (alert) toast(alert);
  });
}

function toggle() {
  const id = store.currentId;
  if (folded.has(id)) folded.delete(id);
  else folded.add(id);
  show();
}
