// Makes up for two things: charts that Streamlit leaves in the colours of the theme before, and tables wider than
// the screen that Tab does not reach in every browser.
const scheme = (app) => getComputedStyle(app).colorScheme;

function themesOf(app, changed) {
  let drawn = scheme(app);
  const themes = new MutationObserver(() => {
    if (scheme(app) === drawn) return;
    drawn = scheme(app);
    changed(drawn);
  });
  themes.observe(app, { attributeFilter: ["class"] });
  return themes;
}

function reach(box) {
  const given = { tabindex: "0", role: "group", "aria-label": "Tableau à faire défiler" };
  const isWide = box.scrollWidth > box.clientWidth;
  for (const [name, value] of Object.entries(given)) {
    if (isWide) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
}

function tablesOf(app) {
  const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => reach(target)));
  const watch = (part) => part.querySelectorAll?.("table").forEach((table) => sizes.observe(table.parentElement));
  const tables = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(watch)));
  watch(app);
  tables.observe(app, { childList: true, subtree: true });
  return [sizes, tables];
}

export default function ({ setTriggerValue }) {
  const app = document.querySelector(".stApp");
  const themes = themesOf(app, (theme) => setTriggerValue("theme", theme));
  const watching = [themes, ...tablesOf(app), wordsOf(document.body)];  // wordsOf: french.js
  return () => watching.forEach((observer) => observer.disconnect());
}
