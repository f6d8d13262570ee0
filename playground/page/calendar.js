/** Persian digits and Jalali dates; the browser's own calendar does the counting. */

// Iran keeps +03:30 all year; the house counts every year so, and so must the page, although clocks moved before 1402.
const zone = "UTC";
const offset = 210 * 60_000;
const minuteLength = 60_000;
const dayLength = 86_400_000;

const written = new Intl.DateTimeFormat("fa-IR-u-ca-persian", {
  timeZone: zone, weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const counted = new Intl.DateTimeFormat("en-US-u-ca-persian-nu-latn", {
  timeZone: zone, day: "numeric", month: "numeric", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});
const shortWeekday = new Intl.DateTimeFormat("fa-IR-u-ca-persian", { timeZone: zone, weekday: "narrow" });
const plainNumber = new Intl.NumberFormat("fa-IR", { maximumFractionDigits: 1, useGrouping: false });

export const digits = (number) => plainNumber.format(number);

/** The same text with Persian digits in the place of Latin ones. */
export const inPersianDigits = (text) => text.replace(/\d/g, (digit) => plainNumber.format(Number(digit)));

function partsOf(format, instant) {
  const shown = new Date(instant.getTime() + offset);
  return Object.fromEntries(format.formatToParts(shown).map(({ type, value }) => [type, value]));
}

/** Tehran's Jalali year, month, day, hour and minute of an instant, as numbers. */
export function jalali(instant) {
  const { year, month, day, hour, minute } = partsOf(counted, instant);
  return { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) };
}

/** For example: Thursday 17 Shahrivar 1401, in Persian words and digits. */
export function dayInWords(instant) {
  const { weekday, day, month, year } = partsOf(written, instant);
  return `${weekday} ${day} ${month} ${year}`;
}

export function time(instant) {
  const { hour, minute } = partsOf(written, instant);
  return `${hour}:${minute}`;
}

export const dayAndTime = (instant) => `${dayInWords(instant)}، ${time(instant)}`;

/** Day and month without weekday and year, for narrow places. */
export function shortDay(instant) {
  const { day, month } = partsOf(written, instant);
  return `${day} ${month}`;
}

export function monthInWords(instant) {
  const { month, year } = partsOf(written, instant);
  return `${month} ${year}`;
}

/** One value a Tehran day, which sorts and compares. */
export function dayKey(instant) {
  const { year, month, day } = jalali(instant);
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The same Tehran day at an hour and minute. */
export function atTime(instant, hour, minute) {
  const now = jalali(instant);
  return new Date(atStartOfMinute(instant).getTime() + ((hour - now.hour) * 60 + (minute - now.minute)) * minuteLength);
}

const atStartOfMinute = (instant) => new Date(Math.floor(instant.getTime() / minuteLength) * minuteLength);

/** The noon so many days later. */
export function noonAfter(instant, days) {
  return new Date(atTime(instant, 12, 0).getTime() + days * dayLength);
}

/** Noons of all days of the Jalali month that holds the instant. */
export function daysOfMonth(instant) {
  const first = noonAfter(instant, 1 - jalali(instant).day);
  const days = [first];
  for (let next = noonAfter(first, 1); jalali(next).day !== 1; next = noonAfter(next, 1)) days.push(next);
  return days;
}

/** 0 for Saturday to 6 for Friday; Tehran's noon is on the same day in UTC. */
export const weekdayIndex = (noon) => (noon.getUTCDay() + 1) % 7;

/** The seven narrow names from Saturday on. */
export function weekdayNames() {
  const saturday = new Date("2022-09-03T08:00:00Z");
  return Array.from({ length: 7 }, (_, index) => shortWeekday.format(new Date(saturday.getTime() + index * dayLength)));
}
