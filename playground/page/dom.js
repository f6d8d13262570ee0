/** Making elements without ever parsing markup. */
import { icon } from "./icons.js";
import { say } from "./texts.js";

/**
 * An element with attributes, listeners (`on…`), data (`data-…`) and children.
 * A false, null or undefined attribute or child is left out; strings become text.
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) setAttribute(made, name, value);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function setAttribute(made, name, value) {
  if (value === false || value === null || value === undefined) return;
  if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
  else made.setAttribute(name, value === true ? "" : value);
}

export const byId = (id) => document.getElementById(id);

/** Fills what index.html only names: `data-text`, `data-label`, `data-placeholder`, `data-icon`. */
export function fillSkeleton() {
  document.title = say("page.title");
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
  for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
  for (const node of document.querySelectorAll("[data-label]")) label(node, say(node.dataset.label));
}

/** Names a control for screen readers, and for the mouse where it shows only a sign. */
export function label(node, words) {
  node.setAttribute("aria-label", words);
  if (node.matches("button")) node.title = words;
}

/** A round button that shows only a sign. */
export function signButton(name, words, onclick, attributes = {}) {
  return element("button", { type: "button", class: "round", "aria-label": words, title: words, onclick, ...attributes }, icon(name));
}
