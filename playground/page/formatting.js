/** A message's words as elements. Nothing is ever given to the browser as markup: tags are read here and made one by one. */
import { element } from "./dom.js";
import { say } from "./texts.js";

const simpleTags = { b: "b", strong: "b", i: "i", em: "i", u: "u", ins: "u", s: "s", strike: "s", del: "s", code: "code", pre: "pre", blockquote: "blockquote" };
const entities = { lt: "<", gt: ">", amp: "&", quot: '"' };
const tagPattern = /<(\/?)([a-z][a-z-]*)((?:\s+[a-z-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*)\s*>/gi;
const linkPattern = /(https?:\/\/[^\s<>«»"⁨⁩]+[^\s<>«»"⁨⁩.,:;!؟،)])|(^|\s)(\/[a-z][a-z0-9_]{0,31})(?=$|\s)/gi;
const balePattern = /(?<=^|\s)\*(?=\S)([^*\n]*[^\s*])\*(?=$|\s)|(?<=^|\s)_(?=\S)([^_\n]*[^\s_])_(?=$|\s)|\[([^\]\n]+)\]\((https?:\/\/[^\s)]+)\)/g;

/** What a person or bot wrote, as nodes: Telegram's HTML of a bot, Bale's Markdown of a bot, or a person's bare words. */
export function wordsOf(message, messenger) {
  if (message.from !== "bot" || !message.html) return plain(message.text ?? "");
  return messenger === "bale" ? baleMarkdown(message.html) : telegramHtml(message.html);
}

/** Text with its addresses as links and its commands as buttons. */
export function plain(text) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(linkPattern)) {
    const [whole, address, before, command] = found;
    nodes.push(text.slice(end, found.index) + (before ?? ""), address ? link(address, [address]) : commandButton(command));
    end = found.index + whole.length;
  }
  nodes.push(text.slice(end));
  return nodes.filter((node) => node !== "");
}

function link(address, children) {
  if (!/^(https?|mailto|tel|tg):/i.test(address)) return element("span", {}, ...children);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, ...children);
}

const commandButton = (command) => element("button", { type: "button", class: "command", dir: "ltr", "data-command": command }, command);

/** Bale renders its own Markdown in every text and has no other formatting; marks need a space outside. */
export function baleMarkdown(source) {
  const nodes = [];
  let end = 0;
  for (const found of source.matchAll(balePattern)) {
    const [whole, bold, italic, title, address] = found;
    nodes.push(...plain(source.slice(end, found.index)));
    if (bold !== undefined) nodes.push(element("b", {}, ...baleMarkdown(bold)));
    else if (italic !== undefined) nodes.push(element("i", {}, ...baleMarkdown(italic)));
    else nodes.push(link(address, [title]));
    end = found.index + whole.length;
  }
  nodes.push(...plain(source.slice(end)));
  return nodes;
}

/** Telegram's HTML; a tag that it does not know, or that closes nothing, stays visible as text. */
export function telegramHtml(source) {
  const root = element("span");
  const open = [{ name: null, node: root }];
  let end = 0;
  for (const found of source.matchAll(tagPattern)) {
    appendText(open, source.slice(end, found.index));
    readTag(open, found);
    end = found.index + found[0].length;
  }
  appendText(open, source.slice(end));
  return [...root.childNodes];
}

function readTag(open, [whole, slash, rawName, attributes]) {
  const name = rawName.toLowerCase();
  const top = open.at(-1);
  if (slash && top.name === name) {
    open.pop();
    return;
  }
  const node = slash ? null : opened(name, attributes);
  if (!node) {
    appendText(open, whole);
    return;
  }
  top.node.append(node);
  open.push({ name, node });
}

function opened(name, attributes) {
  if (simpleTags[name]) return element(simpleTags[name], name === "blockquote" ? { dir: "auto" } : {});
  if (name === "a") return link(attribute(attributes, "href"), []);
  if (name === "tg-spoiler" || (name === "span" && attribute(attributes, "class") === "tg-spoiler")) return spoiler();
  return null;
}

function attribute(attributes, name) {
  const found = attributes.match(new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`, "i"));
  return found ? decoded(found[1] ?? found[2] ?? found[3]) : "";
}

function spoiler() {
  return element("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("message.spoiler") });
}

function appendText(open, raw) {
  if (!raw) return;
  const inside = open.at(-1).name;
  const text = decoded(raw);
  open.at(-1).node.append(...(["a", "code", "pre"].includes(inside) ? [text] : plain(text)));
}

function decoded(raw) {
  return raw.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot));/gi, (whole, decimal, hexadecimal, name) => {
    if (name) return entities[name.toLowerCase()];
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
