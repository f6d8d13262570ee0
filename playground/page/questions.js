/** The panels that ask before something is sent, added or changed. */
import { element } from "./dom.js";
import { ask, attempt, field, toast } from "./panels.js";
import * as server from "./server.js";
import { store } from "./store.js";
import { places, say } from "./texts.js";

const deepLink = /^(?:https?:\/\/)?(?:t\.me|telegram\.me|ble\.ir)\/[^\s?]+\?start=([A-Za-z0-9_-]{1,64})$/;

/** The payload of a messenger's deep link, or null. */
export const invitePayload = (address) => address.trim().match(deepLink)?.[1] ?? null;

export function askInvite(address) {
  const people = element("select", { name: "person", id: "invite-person" }, store.people.map(personOption));
  ask({
    id: "invite-form",
    title: say("invite.title"),
    fields: [
      field(say("invite.code"), element("input", { name: "code", id: "invite-code", value: address, dir: "ltr", autocomplete: "off", "data-first": true }), say("invite.hint")),
      field(say("invite.person"), people),
    ],
    button: say("invite.submit"),
    submit: ({ code, person }) => openInvite(code.trim(), Number(person)),
  });
}

function personOption(person) {
  const words = [person.name, person.note, say(`messenger.${person.messenger}`)].filter(Boolean).join("، ");
  return element("option", { value: person.id, selected: person.id === store.currentId }, words);
}

async function openInvite(code, personId) {
  if (!code) return say("invite.missing");
  await server.send(personId, { start: invitePayload(code) ?? code });
  if (personId !== store.currentId) store.choose(personId);
  return null;
}

export function askPerson() {
  const messenger = (value, isFirst) => element("label", { class: "pick" }, element("input", { type: "radio", name: "messenger", value, checked: isFirst }), element("span", {}, say(`messenger.${value}`)));
  ask({
    id: "person-form",
    title: say("add.title"),
    fields: [
      field(say("add.name"), element("input", { name: "name", id: "person-name", placeholder: say("add.name_example"), autocomplete: "off" })),
      element("fieldset", { class: "field picks" }, element("legend", {}, say("add.messenger")), messenger("telegram", true), messenger("bale", false)),
      field(say("add.phone"), element("input", { name: "phone", id: "person-phone", type: "tel", dir: "ltr", placeholder: say("add.phone_example"), autocomplete: "off" })),
    ],
    button: say("add.submit"),
    submit: addPerson,
  });
}

async function addPerson({ name, messenger, phone }) {
  if (!name.trim()) return say("add.name_missing");
  const number = internationalNumber(phone);
  const { id } = await server.addPerson({ name: name.trim(), messenger, ...(number && { phone: number }) });
  await store.loadPeople();
  store.choose(id);
  toast(say("add.done", { name: name.trim() }));
  return null;
}

/** A number of this country as it is dialled, with Persian or Arabic digits, becomes the form messengers give. */
function internationalNumber(typed) {
  const latin = latinDigits(typed).replace(/[^\d+]/g, "");
  return latin.replace(/^0(?=9)/, "+98");
}

const latinDigits = (typed) => typed.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) - 0x660) % 0x90)).replace(/[٫]/g, ".");

export function askLocation() {
  const [first] = places;
  const latitude = element("input", { name: "latitude", id: "latitude", inputmode: "decimal", dir: "ltr", value: first[1] });
  const longitude = element("input", { name: "longitude", id: "longitude", inputmode: "decimal", dir: "ltr", value: first[2] });
  const choose = (event) => {
    const place = places[event.target.value];
    if (place) [, latitude.value, longitude.value] = place;
  };
  ask({
    id: "location-form",
    title: say("location.title"),
    fields: [
      field(say("location.place"), element("select", { onchange: choose, "data-first": true }, places.map(([name], index) => element("option", { value: index }, name)), element("option", { value: "own" }, say("location.own")))),
      element("div", { class: "pair" }, field(say("location.latitude"), latitude), field(say("location.longitude"), longitude)),
    ],
    button: say("location.submit"),
    submit: sendLocation,
  });
}

async function sendLocation({ latitude, longitude }) {
  const place = [latitude, longitude].map((typed) => Number.parseFloat(latinDigits(typed)));
  if (place.some(Number.isNaN)) return say("location.wrong");
  await server.send(store.currentId, { location: place });
  return null;
}

export function askContact() {
  ask({
    id: "contact-form",
    title: say("attach.contact"),
    fields: [element("p", { class: "panel-lead" }, say("contact.question", { name: store.current.name }))],
    button: say("contact.submit"),
    submit: async () => {
      await server.send(store.currentId, { contact: true });
    },
  });
}

export function askBlock(isBlocked) {
  const personId = store.currentId;
  return attempt(async () => {
    await server.block(personId, isBlocked);
    store.setBlocked(personId, isBlocked);
    toast(say(isBlocked ? "block.blocked" : "block.lifted"));
  });
}

export function askReset() {
  ask({
    id: "reset-form",
    title: say("reset.open"),
    fields: [element("p", { class: "panel-lead" }, say("reset.question"))],
    button: say("reset.confirm"),
    isGrave: true,
    submit: async () => {
      await server.reset();
      store.forgetChats();
      toast(say("reset.done"));
    },
  });
}
