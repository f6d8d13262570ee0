/** The trial's clock: its face in the bar, steps forward, and a Jalali calendar to go to a day. */
import { atTime, dayAndTime, dayInWords, dayKey, daysOfMonth, digits, jalali, monthInWords, noonAfter, shortDay, time, weekdayIndex, weekdayNames } from "./calendar.js";
import { byId, element, label, signButton } from "./dom.js";
import { refreshAll } from "./following.js";
import { attempt, panelHead, toast } from "./panels.js";
import * as server from "./server.js";
import { store } from "./store.js";
import { say } from "./texts.js";

const steps = [["clock.hour", 1], ["clock.three_hours", 3], ["clock.day", 24], ["clock.three_days", 72], ["clock.week", 168], ["clock.two_weeks", 336]];
const faceInterval = 5_000;

let month = null;
let chosen = null;

export async function startClock() {
  store.on("clock", showFace);
  byId("clock").addEventListener("click", open);
  byId("clock-panel").addEventListener("close", () => byId("clock").setAttribute("aria-expanded", "false"));
  store.setClock(await server.clock());
  setInterval(showFace, faceInterval);
}

/** Another page or a checker may move the clock too. */
export async function readClock() {
  store.setClock(await server.clock());
}

function showFace() {
  const now = store.now;
  const face = byId("clock-time");
  face.dateTime = now.toISOString();
  face.replaceChildren(
    element("span", { class: "clock-day clock-long" }, dayInWords(now)),
    element("span", { class: "clock-day clock-short" }, shortDay(now)),
    element("span", { class: "clock-comma" }, "، "),
    element("strong", {}, time(now)),
  );
  label(byId("clock"), say("clock.button", { time: dayAndTime(now) }));
}

function open() {
  month = store.now;
  chosen = atTime(noonAfter(store.now, 1), 8, 30);
  byId("clock").setAttribute("aria-expanded", "true");
  show();
  byId("clock-panel").showModal();
}

function show() {
  byId("clock-panel").replaceChildren(
    panelHead(say("clock.title"), byId("clock-panel")),
    element("p", { class: "clock-now" }, dayAndTime(store.now)),
    element("p", { class: "panel-lead" }, say("clock.lead")),
    element("h3", {}, say("clock.steps")),
    element("div", { class: "steps" }, steps.map(([words, hours]) => stepButton(words, { advance_hours: hours }))),
    element("button", { type: "button", class: "step wide", "data-testid": "next-morning", onclick: () => move({ to: atTime(noonAfter(store.now, 1), 8, 30).toISOString() }) }, say("clock.morning")),
    element("h3", {}, say("clock.until")),
    calendar(),
    element("div", { class: "until" }, timeChoice(), applyButton()),
  );
}

function stepButton(words, step) {
  return element("button", { type: "button", class: "step", "data-advance-hours": step.advance_hours, onclick: () => move(step) }, say(words));
}

function calendar() {
  const days = daysOfMonth(month);
  const isCurrent = dayKey(days[0]) <= dayKey(store.now);
  const blanks = Array.from({ length: weekdayIndex(days[0]) }, () => element("span"));
  return element(
    "div",
    { class: "calendar" },
    element(
      "div",
      { class: "calendar-head" },
      signButton("previous", say("clock.previous_month"), () => turn(-1), { disabled: isCurrent, "data-testid": "previous-month" }),
      element("strong", { "aria-live": "polite" }, monthInWords(month)),
      signButton("next", say("clock.next_month"), () => turn(1), { "data-testid": "next-month" }),
    ),
    element("div", { class: "calendar-days" }, weekdayNames().map((name) => element("b", {}, name)), blanks, days.map(dayButton)),
  );
}

function dayButton(noon) {
  const key = dayKey(noon);
  const isChosen = key === dayKey(chosen);
  return element(
    "button",
    {
      type: "button", "data-day": key, disabled: key < dayKey(store.now), "aria-pressed": String(isChosen), "aria-label": dayInWords(noon),
      class: key === dayKey(store.now) ? "today" : null, onclick: () => chooseDay(noon),
    },
    digits(jalali(noon).day),
  );
}

function turn(step) {
  const days = daysOfMonth(month);
  month = step > 0 ? noonAfter(days.at(-1), 1) : noonAfter(days[0], -1);
  show();
}

function chooseDay(noon) {
  const { hour, minute } = jalali(chosen);
  chosen = atTime(noon, hour, minute);
  show();
  byId("clock-panel").querySelector("[data-day][aria-pressed=true]").focus();
}

function timeChoice() {
  const { hour, minute } = jalali(chosen);
  const setTime = (nextHour, nextMinute) => {
    chosen = atTime(chosen, nextHour, nextMinute);
    byId("clock-apply").textContent = say("clock.apply", { time: dayAndTime(chosen) });
  };
  const minutes = [...new Set([0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, minute])].sort((one, other) => one - other);
  const hours = choice("clock-hour", say("clock.at_hour"), Array.from({ length: 24 }, (_, index) => index), hour);
  const parts = choice("clock-minute", say("clock.at_minute"), minutes, minute);
  const changed = () => setTime(Number(hours.value), Number(parts.value));
  hours.addEventListener("change", changed);
  parts.addEventListener("change", changed);
  return element("div", { class: "time-choice", dir: "ltr" }, hours, element("span", {}, ":"), parts);
}

function choice(id, words, numbers, selected) {
  const twoDigits = (number) => (number < 10 ? digits(0) : "") + digits(number);
  return element("select", { id, "aria-label": words }, numbers.map((number) => element("option", { value: number, selected: number === selected }, twoDigits(number))));
}

function applyButton() {
  return element("button", { type: "button", id: "clock-apply", class: "main", onclick: () => apply() }, say("clock.apply", { time: dayAndTime(chosen) }));
}

function apply() {
  if (chosen <= store.now) toast(say("clock.past"), "trouble");
  else void move({ to: chosen.toISOString() });
}

/** The server answers after what became due has been sent, which may take a while. */
async function move(step) {
  byId("clock-panel").close();
  document.body.dataset.moving = "true";
  label(byId("clock"), say("clock.moving"));
  const before = new Map(store.people.map((person) => [person.id, store.lastId(person.id)]));
  await attempt(async () => {
    const answer = await server.moveClock(step);
    store.setClock(answer);
    await refreshAll();
    tellMoved(before, answer.quiet);
  });
  delete document.body.dataset.moving;
  showFace();
}

function tellMoved(before, isQuiet) {
  const heard = store.people.filter((person) => store.lastId(person.id) > before.get(person.id)).length;
  const holes = { time: dayAndTime(store.now), count: digits(heard) };
  if (isQuiet === false) toast(say("clock.unsettled", holes), "trouble");
  else toast(say(heard ? "clock.moved_heard" : "clock.moved", holes));
}
