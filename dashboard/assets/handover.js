// Takes the page that came with the document away when the live one stands in its place, and says nothing of it:
// what was scrolled to, opened and focused stays.
const paint = document.getElementById("paint");
const PATIENCE_MS = 50;

// Streamlit keeps the colours that a reader chose, page by page.
const chosen = localStorage.getItem(`stActiveTheme-${location.pathname}-v2`) ?? "";
const scheme = /dark|light/i.exec(chosen)?.[0].toLowerCase();
if (scheme) paint.dataset.scheme = scheme;

function stands(main) {
  const app = document.querySelector('#root [data-testid="stApp"]');
  if (!app || !main?.querySelector("h1, .head")) return false;
  return app.dataset.testScriptState === "notRunning" && !app.querySelector('[data-testid="stSkeleton"], .drawing[data-svg]');
}

// A reader who is typing goes on typing.
const isTyping = () => document.activeElement?.matches("#paint input") && document.activeElement.value !== "";

const CARRIED = ["details.asked", "details.limits", "details.others"];

function carryOver() {
  for (const kind of CARRIED) {
    const live = document.querySelectorAll(`#root ${kind}`);
    const written = [...paint.querySelectorAll(kind)].filter((part) => !part.closest(".folded"));
    written.forEach((part, at) => { if (part.open && live[at]) live[at].open = true; });
  }
  const focused = paint.contains(document.activeElement) ? document.activeElement : null;
  const same = focused?.matches("input") ? "input[type=search]" : focused?.href && `a[href="${CSS.escape(focused.getAttribute("href"))}"]`;
  return same ? document.querySelector(`#root ${same}`) : null;
}

function handOver(main) {
  const top = window.scrollY;
  const next = carryOver();
  main.scrollTop = top;
  paint.remove();
  document.querySelectorAll("style[data-paint]").forEach((style) => style.remove());
  main.scrollTop = top;
  next?.focus({ preventScroll: true });
}

const watch = setInterval(() => {
  const main = document.querySelector('#root [data-testid="stMain"]');
  if (!stands(main) || isTyping()) return;
  clearInterval(watch);
  requestAnimationFrame(() => handOver(main));
}, PATIENCE_MS);
