/** The page's signs, drawn as strokes on a 24-unit square. */

const drawings = {
  add: "M12 5v14M5 12h14",
  attach: "m19.5 11-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7-7",
  back: "M5 12h14M13 6l6 6-6 6",
  block: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM6.2 6.2l11.6 11.6",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2",
  close: "M6 6l12 12M18 6 6 18",
  contact: "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM4.5 20c.6-3.8 3.6-6 7.5-6s6.9 2.2 7.5 6",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  document: "M7 3h7l5 5v13H7zM14 3v5h5",
  down: "m6 9.5 6 6 6-6",
  download: "M12 4v11M7 10.5l5 5 5-5M5 20h14",
  edit: "m4 20 1-4.5L16.5 4a2.1 2.1 0 0 1 3 3L8 18.5 4 20Z",
  invite: "M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7l-1.2 1.2M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7l1.2-1.2",
  keyboard: "M4 6.5h16v11H4zM7.5 10h.01M10.5 10h.01M13.5 10h.01M16.5 10h.01M8.5 14h7",
  location: "M12 21c4.5-4.6 7-8 7-11a7 7 0 1 0-14 0c0 3 2.5 6.4 7 11ZM12 7.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z",
  more: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  next: "m15 6-6 6 6 6",
  pause: "M9 6v12M15 6v12",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9h.01",
  play: "M8 5.5v13l11-6.5z",
  previous: "m9 6 6 6-6 6",
  reply: "M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5v1",
  reset: "M5 7h14M9.5 7V4.5h5V7M7 7l.8 13h8.4L17 7M10.5 11v5.5M13.5 11v5.5",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20",
  send: "M4.5 5 21 12 4.5 19l2.7-7zM7.2 12h6",
  voice: "M12 4a3 3 0 0 1 3 3v4a3 3 0 0 1-6 0V7a3 3 0 0 1 3-3ZM6 11a6 6 0 0 0 12 0M12 17v3.5",
};

const svg = "http://www.w3.org/2000/svg";

/** A sign by name, hidden from screen readers: the control that shows it carries the words. */
export function icon(name) {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(svg, "path");
  path.setAttribute("d", drawings[name]);
  drawing.append(path);
  return drawing;
}
