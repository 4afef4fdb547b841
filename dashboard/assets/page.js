// One listener for each kind of thing that a page answers to, for as long as the page stands.
function on(kind, selector, answer) {
  const listen = (event) => {
    const part = event.target.closest?.(selector);
    if (part) answer(part, event);
  };
  document.addEventListener(kind, listen);
  return () => document.removeEventListener(kind, listen);
}

const FRAME_MARGIN = 48;  // pixels around the column

function printsOf() {
  return on("click", "button[data-print]", () => window.print());
}

// Menus that open over the page close at a click elsewhere and with Escape; so does the meaning of a term.
function menusOf() {
  const shut = (except) => document.querySelectorAll("details.others[open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
  const clicked = (event) => shut(event.target.closest?.("details.others"));
  const pressed = (event) => {
    const menu = event.key === "Escape" && event.target.closest?.("details.others[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    if (event.key === "Escape") event.target.closest?.(".term")?.blur();
  };
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", pressed);
  return () => {
    document.removeEventListener("click", clicked);
    document.removeEventListener("keydown", pressed);
  };
}

// In a page of another site, tells that page how high this one is; see site/embedding.py.
function heightsOf(app) {
  if (window.parent === window) return () => {};
  const told = () => {
    const column = document.querySelector(".st-key-column");
    if (column) window.parent.postMessage({ observatoire: "hauteur", hauteur: Math.ceil(column.getBoundingClientRect().height) + FRAME_MARGIN }, "*");
  };
  const sizes = new ResizeObserver(told);
  sizes.observe(app);
  const column = document.querySelector(".st-key-column");
  if (column) sizes.observe(column);
  told();
  return () => sizes.disconnect();
}

export default function ({ data, setTriggerValue }) {
  const app = document.querySelector(".stApp");
  const stops = [
    themesOf(app, (theme) => setTriggerValue("theme", theme)),
    tablesOf(app, data.words.table),
    placesOf(app),
    wordsOf(document.body),
    drawingsOf(app),
    chartsOf(data, (picked) => setTriggerValue("picked", picked)),
    exploredOf(data),
    on("click", "button[data-explore]", (button) => setTriggerValue("explored", button.dataset.explore)),
    copiesOf(),
    filesOf(data),
    namesOf(app),
    printsOf(),
    menusOf(),
    heightsOf(app),
  ];
  return () => stops.forEach((stop) => stop());
}
