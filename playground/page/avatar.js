/** A person's round picture: initials on a colour of their own, with the messenger's mark. */
import { element } from "./dom.js";
import { say, titles } from "./texts.js";

const zeroWidthNonJoiner = "\u200c";
const colours = 8;

function initials(name) {
  const words = name.split(/\s+/).filter((word) => word && !titles.includes(word));
  return words.slice(0, 2).map((word) => word[0]).join(zeroWidthNonJoiner) || name[0];
}

export function avatar(person) {
  const mark = element("span", { class: "avatar-mark", title: say(`messenger.${person.messenger}`) }, say(`messenger.${person.messenger}_mark`));
  return element(
    "span",
    { class: "avatar", "data-colour": person.id % colours, "data-messenger": person.messenger, "aria-hidden": "true" },
    element("span", { class: "avatar-letters" }, initials(person.name)),
    mark,
  );
}
