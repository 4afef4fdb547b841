// The room: one question a screen, guesses set with the slider or the keyboard, then the published value.
// Everything is in the page: nothing is fetched and nothing is kept.
const screens = [...document.querySelectorAll(".screen")];
const footer = document.querySelector("footer");
const count = document.querySelector(".count");
const button = (name) => footer.querySelector(`[data-do="${name}"]`);
const said = (name, text) => footer.dataset[name].replace("{}", text);
const MOST = 6, LANES = 3, APART = 11; // guesses; lines that they are written on; percent of the axis that one takes
const asked = screens.slice(0, -1).map(() => ({ guesses: [], isMoved: false, isRevealed: false }));
let at = 0, typed = "", typedAt = 0;

const state = () => asked[at];
const slider = () => screens[at].querySelector("input");
const percent = (value) => said("unit", String(value));

function placed(guesses) {
  const ends = Array(LANES).fill(-Infinity);
  return [...guesses].sort((a, b) => a - b).map((value) => {
    const lane = Math.max(0, ends.findIndex((end) => value - end >= APART));
    ends[lane] = value;
    return { value, lane };
  });
}

// The stems of all guesses come first: a label stands over those that pass behind it.
function marks(guesses, setting) {
  const all = [...placed(guesses), ...(setting === null ? [] : [{ value: setting, lane: LANES, isSetting: true }])];
  const part = (one, name, text) => {
    const made = document.createElement("span");
    made.className = `${name}${one.isSetting ? " setting" : ""}`;
    made.style.left = `${one.value}%`;
    made.style.setProperty("--lane", one.lane);
    made.textContent = text;
    return made;
  };
  return [...all.map((one) => part(one, "stem", "")), ...all.map((one) => part(one, "guess", percent(one.value)))];
}

function closest(guesses, value) {
  return [...guesses].sort((a, b) => Math.abs(a - value) - Math.abs(b - value))[0];
}

function drawQuestion(screen) {
  const { guesses, isRevealed } = state(), value = Number(screen.dataset.value), input = slider();
  const setting = !isRevealed && guesses.length < MOST ? Number(input.value) : null;
  screen.querySelector(".guesses").replaceChildren(...marks(guesses, setting));
  const lanes = Math.max(0, ...placed(guesses).map(({ lane }) => lane + 1));
  screen.style.setProperty("--lanes", setting === null ? lanes : LANES + 1);
  input.setAttribute("aria-valuetext", percent(input.value));
  input.hidden = isRevealed;
  screen.querySelector("i").style.width = isRevealed ? `${value}%` : "0";
  screen.querySelector("details").open = isRevealed;
  screen.classList.toggle("revealed", isRevealed);
  screen.querySelector(".closest").textContent =
    isRevealed && guesses.length ? said("closest", percent(closest(guesses, value))) : "";
}

function drawClosing(screen) {
  screen.querySelectorAll(".guessed").forEach((cell, place) => {
    const { guesses } = asked[place];
    if (guesses.length) cell.textContent = [...guesses].sort((a, b) => a - b).map(percent).join(", ");
  });
}

function draw() {
  const isEnd = at === asked.length, isRevealed = !isEnd && state().isRevealed;
  screens.forEach((screen, place) => { screen.hidden = place !== at; });
  count.textContent = screens[at].dataset.count;
  (isEnd ? drawClosing : drawQuestion)(screens[at]);
  button("before").disabled = at === 0;
  button("keep").hidden = isEnd || isRevealed || state().guesses.length >= MOST;
  button("take-back").hidden = isEnd || isRevealed || !state().guesses.length;
  button("reveal").hidden = isEnd || isRevealed;
  button("next").hidden = isEnd || !isRevealed;
  button("next").firstChild.textContent = footer.dataset[at === asked.length - 1 ? "end" : "next"];
  button("again").hidden = !isEnd;
  footer.querySelector(".keys").hidden = isEnd;
}

function show(place) {
  at = Math.min(Math.max(place, 0), asked.length);
  typed = "";
  draw();
  (at < asked.length && !state().isRevealed ? slider() : screens[at].querySelector("h2")).focus();
}

function set(value) {
  if (at === asked.length || state().isRevealed) return;
  slider().value = value;
  state().isMoved = true;
  draw();
}

function keep() {
  const { guesses, isRevealed } = state();
  if (isRevealed || guesses.length >= MOST) return;
  guesses.push(Number(slider().value));
  Object.assign(state(), { isMoved: false });
  draw();
  slider().focus();
}

function reveal() {
  const { isMoved, guesses } = state();
  if (isMoved && guesses.length < MOST) guesses.push(Number(slider().value));
  Object.assign(state(), { isRevealed: true, isMoved: false });
  draw();
  button("next").focus();
}

function advance() {
  if (at < asked.length && !state().isRevealed) reveal();
  else show(at + 1);
}

function again() {
  asked.forEach((one) => Object.assign(one, { guesses: [], isMoved: false, isRevealed: false }));
  screens.slice(0, -1).forEach((screen) => { screen.querySelector("input").value = 50; });
  screens.at(-1).querySelectorAll(".guessed").forEach((cell) => { cell.textContent = "–"; });
  show(0);
}

function takeBack() {
  if (at < asked.length && !state().isRevealed) state().guesses.pop();
  draw();
}

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => {});
}

// Two digits in a second are one number: « 4 » then « 2 » is 42.
function type(digit) {
  typed = Date.now() - typedAt < 1000 && Number(typed + digit) <= 100 ? typed + digit : digit;
  typedAt = Date.now();
  set(Number(typed));
}

const isGuessing = () => at < asked.length && !state().isRevealed;
const step = (by) => (isGuessing() ? set(Number(slider().value) + by) : by > 0 ? show(at + 1) : show(at - 1));
const KEYS = {
  " ": advance, PageDown: advance, PageUp: () => show(at - 1),
  Enter: () => (isGuessing() ? keep() : advance()),
  Backspace: takeBack, Delete: takeBack, f: full, F: full,
  ArrowLeft: () => step(-1), ArrowRight: () => step(1),
  ArrowUp: () => isGuessing() && step(10), ArrowDown: () => isGuessing() && step(-10),
  Home: () => set(0), End: () => set(100),
};
const DO = { before: () => show(at - 1), keep, reveal, next: advance, again, full, "take-back": takeBack };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isPressed = event.target.closest("button, a, summary") && [" ", "Enter"].includes(event.key);
  const act = /^\d$/.test(event.key) ? () => type(event.key) : KEYS[event.key];
  if (isPressed || !act) return;
  event.preventDefault();
  act();
});
footer.addEventListener("click", (event) => DO[event.target.closest("[data-do]")?.dataset.do]?.());
document.addEventListener("input", (event) => set(Number(event.target.value)));
document.documentElement.classList.add("live");
document.querySelectorAll(".axis, footer").forEach((part) => { part.hidden = false; });
if (asked.length) show(0);
