/** What comes over the page: toasts, menus, and the panels that ask something. */
import { byId, element, signButton } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./texts.js";

const toastLength = 6_000;
const toastLimit = 3;

/** Says a sentence for a few seconds; `tone` is note or trouble. */
export function toast(sentence, tone = "note") {
  const old = [...byId("toasts").children].find((node) => node.dataset.sentence === sentence);
  old?.remove();
  const node = element("div", { class: `toast toast-${tone}`, "data-sentence": sentence, "data-testid": "toast" }, element("span", {}, sentence));
  node.append(signButton("close", say("panel.close"), () => node.remove()));
  byId("toasts").append(node);
  while (byId("toasts").childElementCount > toastLimit) byId("toasts").firstElementChild.remove();
  raiseToasts();
  setTimeout(() => node.remove(), toastLength + sentence.length * 40);
}

/** A panel opened later would lie over the toasts; shown again they come to the top. */
function raiseToasts() {
  byId("toasts").hidePopover();
  byId("toasts").showPopover();
}

/** Runs what a press asked for and says what went wrong. Answers whether it went well. */
export async function attempt(work) {
  try {
    await work();
    return true;
  } catch (failure) {
    toast(failure.message, "trouble");
    return false;
  }
}

/** A button that opens a menu; `entries` is asked each time and gives `{ sign, words, act, id, isGrave }`. */
export function attachMenu(button, menu, entries) {
  const close = () => {
    menu.hidden = true;
    button.setAttribute("aria-expanded", "false");
  };
  const open = () => {
    menu.replaceChildren(...entries().map((entry) => menuEntry(entry, close)));
    menu.hidden = false;
    button.setAttribute("aria-expanded", "true");
    menu.querySelector("button").focus();
  };
  button.addEventListener("click", () => (menu.hidden ? open() : close()));
  menu.addEventListener("keydown", (event) => moveInMenu(event, menu, button, close));
  document.addEventListener("pointerdown", (event) => {
    if (!menu.hidden && !menu.contains(event.target) && !button.contains(event.target)) close();
  });
}

function menuEntry({ sign, words, act, id, isGrave }, close) {
  const run = () => {
    close();
    act();
  };
  return element("button", { type: "button", role: "menuitem", id, class: isGrave ? "grave" : null, onclick: run }, icon(sign), element("span", {}, words));
}

function moveInMenu(event, menu, button, close) {
  if (event.key === "Escape") {
    close();
    button.focus();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const entries = [...menu.querySelectorAll("button")];
  entries[(entries.indexOf(document.activeElement) + step + entries.length) % entries.length].focus();
  event.preventDefault();
}

/**
 * Opens the panel with a title, fields and one submitting button.
 * `submit` gets the form's values; a sentence it answers is shown as the form's mistake, nothing closes the panel.
 */
export function ask({ id, title, fields, button, isGrave, submit }) {
  const panel = byId("panel");
  const mistake = element("p", { class: "mistake", role: "alert" });
  const form = element(
    "form",
    { method: "dialog", id, class: "panel-form", novalidate: true },
    panelHead(title, panel),
    ...fields,
    mistake,
    element(
      "div",
      { class: "panel-foot" },
      element("button", { type: "submit", class: isGrave ? "main grave" : "main" }, button),
      element("button", { type: "button", class: "quiet", onclick: () => panel.close() }, say("panel.cancel")),
    ),
  );
  form.addEventListener("submit", (event) => void submitted(event, submit, mistake, panel));
  panel.setAttribute("aria-label", title);
  panel.replaceChildren(form);
  panel.showModal();
  (form.querySelector("[data-first]") ?? form.querySelector("input:not([type=radio]), textarea"))?.focus();
}

async function submitted(event, submit, mistake, panel) {
  event.preventDefault();
  const values = Object.fromEntries(new FormData(event.target));
  let sentence = null;
  const isDone = await attempt(async () => (sentence = await submit(values)));
  mistake.textContent = sentence ?? "";
  if (isDone && !sentence) panel.close();
}

export function panelHead(title, panel) {
  return element("header", { class: "panel-head" }, element("h2", {}, title), signButton("close", say("panel.close"), () => panel.close()));
}

/** A labelled line of a form. */
export function field(words, control, hint = null) {
  return element("label", { class: "field" }, element("span", {}, words), control, hint && element("small", {}, hint));
}

/** A click on the ground outside a panel closes it. */
export function startPanels() {
  for (const id of ["panel", "clock-panel"]) {
    const panel = byId(id);
    panel.addEventListener("click", (event) => event.target === panel && panel.close());
  }
}
