/** Starts the page: words, views, people, clock, and then what is live. */
import { startChat } from "./chat.js";
import { startClock } from "./clock.js";
import { startComposer } from "./composer.js";
import { byId, element, fillSkeleton } from "./dom.js";
import { refreshAll, watchLog } from "./following.js";
import { icon } from "./icons.js";
import { startKeyboard } from "./keyboard.js";
import { startLightbox } from "./lightbox.js";
import { startMessages } from "./messages.js";
import { startPanels, toast } from "./panels.js";
import { startPeople } from "./people.js";
import { askPerson } from "./questions.js";
import { store } from "./store.js";
import { say } from "./texts.js";
import { startTray } from "./tray.js";

function showWelcome() {
  const lines = [["contact", "welcome.person"], ["edit", "welcome.talk"], ["clock", "welcome.clock"]];
  byId("welcome").append(
    element(
      "div",
      { class: "welcome-card" },
      element("h2", {}, say("welcome.title")),
      element("p", {}, say("welcome.lead")),
      element("ul", {}, lines.map(([sign, words]) => element("li", {}, icon(sign), element("span", {}, say(words))))),
      element("p", { class: "welcome-safe" }, say("welcome.safe")),
    ),
  );
}

/** The server's silence is said once, not at every try. */
function watchTrouble() {
  let isTroubled = false;
  store.on("trouble", ({ failure }) => {
    if (!isTroubled) toast(failure.message, "trouble");
    isTroubled = true;
    document.body.dataset.trouble = "true";
  });
  store.on("reached", () => {
    isTroubled = false;
    delete document.body.dataset.trouble;
  });
}

function chooseByAddress() {
  const id = Number(location.hash.slice(1));
  if (store.person(id) && id !== store.currentId) store.choose(id);
}

async function start() {
  fillSkeleton();
  showWelcome();
  watchTrouble();
  for (const startView of [startPeople, startChat, startMessages, startComposer, startTray, startKeyboard, startLightbox, startPanels]) startView();
  byId("add-person").addEventListener("click", askPerson);
  addEventListener("hashchange", chooseByAddress);
  await Promise.all([store.loadPeople(), startClock()]);
  await refreshAll();
  chooseByAddress();
  document.body.dataset.ready = "true";
  await watchLog();
}

start().catch((failure) => toast(failure.message, "trouble"));
