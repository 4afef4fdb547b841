// Charts: a mark says its value where it is touched; a click opens the passport of its figure or, where marks have a
// code, chooses it. A finger that touches a mark reads it first, and opens its passport when it touches it again.
const NEAR = 20;  // pixels from the middle of a mark that has no letter and no edge under the pointer
const AWAY = 12;  // from the mark to what it says

// Streamlit takes drawings out of the HTML of a page: each comes as the text of an attribute, and stands as soon as it
// can be seen; those further down stand one after the other, when there is nothing else to do.
const AHEAD = 1.5;  // windows down the page

function draw(drawing) {
  if (!drawing.dataset.svg) return;
  drawing.innerHTML = decodeURIComponent(drawing.dataset.svg);
  delete drawing.dataset.svg;
  prepare(drawing);
}

// A browser's own labels come late, and never to a finger: what they say is kept, and said here.
function prepare(drawing) {
  drawing.querySelectorAll("title").forEach((title) => {
    const owner = title.parentElement, said = title.textContent, isWhole = owner.parentElement === drawing;
    const named = isWhole ? owner : owner.closest("a");
    named?.setAttribute("aria-label", said.replaceAll("\n", ", "));
    if (!isWhole) owner.dataset.said = said;
    title.remove();
  });
}

const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1));

function drawingsOf(app) {
  const later = [];
  const next = () => {
    const drawing = later.shift();
    if (!drawing) return;
    draw(drawing);
    whenIdle(next);
  };
  const meet = () => {
    const isWaiting = later.length > 0;
    app.querySelectorAll(".drawing[data-svg]").forEach((drawing) => {
      if (drawing.getBoundingClientRect().top < AHEAD * window.innerHeight) draw(drawing);
      else if (!later.includes(drawing)) later.push(drawing);
    });
    if (later.length && !isWaiting) whenIdle(next);
  };
  const parts = new MutationObserver(meet);
  meet();
  parts.observe(app, { childList: true, subtree: true });
  return () => parts.disconnect();
}

const middle = ({ left, right, top, bottom }) => [(left + right) / 2, (top + bottom) / 2];

// The mark under a pointer, that whose value is under it, else the nearest.
function meant(drawing, { target, clientX, clientY }) {
  const [address] = target.closest("[data-mark]")?.dataset.mark.split(" ") ?? [];
  const direct = target.closest("[data-said]") ?? drawing.querySelector(`[data-said][data-mark="${address}"]`);
  if (direct) return direct;
  const away = (part) => {
    const [x, y] = middle(part.getBoundingClientRect());
    return Math.hypot(x - clientX, y - clientY);
  };
  const near = [...drawing.querySelectorAll("[data-said]")].map((part) => [away(part), part]);
  const [distance, part] = near.reduce((least, one) => (one[0] < least[0] ? one : least), [NEAR, null]);
  return distance < NEAR ? part : null;
}

function labelOf() {
  const label = Object.assign(document.createElement("div"), { className: "label", hidden: true });
  label.setAttribute("aria-hidden", "true");  // what the drawing says already
  document.querySelector(".stApp").append(label);
  return label;
}

function place(label, part) {
  const [first, ...lines] = part.dataset.said.split("\n");
  const value = document.createElement(part.matches("text, g") ? "span" : "b");
  value.textContent = first;
  label.replaceChildren(value, ...lines.flatMap((line) => [document.createElement("br"), line]));
  label.hidden = false;
  const box = part.getBoundingClientRect(), { width, height } = label.getBoundingClientRect();
  const [x] = middle(box);
  const left = Math.min(Math.max(AWAY, x - width / 2), window.innerWidth - width - AWAY);
  const above = box.top - height - AWAY;
  label.style.transform = `translate(${left}px, ${above > 0 ? above : box.bottom + AWAY}px)`;
}

// The code of what is clicked: of a mark, or of the unseen row under a name.
function codeAt(drawing, { clientX, clientY }) {
  const parts = document.elementsFromPoint(clientX, clientY).filter((part) => drawing.contains(part));
  return parts.map((part) => part.closest("[data-code]")?.dataset.code).find(Boolean);
}

const figureOf = (part) => part?.closest("[data-id]")?.dataset.id.split(" ")[0];

function chartsOf({ passport }, pick) {
  const label = labelOf();
  let touched = null, kind = "";
  const say = (part) => {
    if (part === touched) return;
    touched = part;
    if (part) place(label, part);
    else label.hidden = true;
  };
  const hide = () => say(null);
  const move = (drawing, event) => { if (event.pointerType === "mouse") say(meant(drawing, event)); };
  const down = (drawing, event) => { kind = event.pointerType; };
  const open = (drawing, event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const { picks } = drawing.dataset, code = picks && codeAt(drawing, event);
    if (code) return pick({ name: picks, code });
    const part = meant(drawing, event), isRead = kind === "mouse" || !part || part === touched;
    const figure = figureOf(part) ?? figureOf(event.target);
    if (figure && isRead) window.open(passport + encodeURIComponent(figure), "_blank", "noopener");
    else say(part);
  };
  const press = ({ key }) => { if (key === "Escape") hide(); };
  const leave = ({ target }) => { if (!target.closest?.(".drawing")) hide(); };
  document.addEventListener("scroll", hide, { capture: true, passive: true });
  document.addEventListener("keydown", press);
  document.addEventListener("pointerover", leave);
  const stops = [
    on("pointerdown", ".drawing", down),
    on("pointermove", ".drawing", move),
    on("click", ".drawing", open),
    () => document.removeEventListener("scroll", hide, { capture: true }),
    () => document.removeEventListener("keydown", press),
    () => document.removeEventListener("pointerover", leave),
    () => label.remove(),
  ];
  return () => stops.forEach((stop) => stop());
}

// Of a chart that is explored, drawn by Plotly, a mark leads where that of a drawing does.
function exploredOf({ passport }, pick) {
  const open = ({ points }) => {
    const point = points?.[0], [code] = [point?.customdata].flat();
    const figure = code ? "" : point?.id;
    if (figure) window.open(passport + encodeURIComponent(figure), "_blank", "noopener");
  };
  return on("pointerover", ".js-plotly-plot", (chart) => {
    if (!chart.on) return;
    chart.removeListener("plotly_click", open);
    chart.on("plotly_click", open);
  });
}
