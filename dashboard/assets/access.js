// Makes up for what Streamlit's own parts do not do: charts follow the theme, Tab reaches wide tables, links of
// the bar say which page is open.
const scheme = (app) => getComputedStyle(app).colorScheme;

function themesOf(app, changed) {
  let drawn = scheme(app);
  const themes = new MutationObserver(() => {
    if (scheme(app) === drawn) return;
    drawn = scheme(app);
    if (app.querySelector(".js-plotly-plot")) changed(drawn);  // a drawing follows by itself
  });
  themes.observe(app, { attributeFilter: ["class"] });
  return () => themes.disconnect();
}

function reach(box, name) {
  const given = { tabindex: "0", role: "group", "aria-label": name };
  const isWide = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  for (const [attribute, value] of Object.entries(given)) {
    if (isWide) box.setAttribute(attribute, value);
    else box.removeAttribute(attribute);
  }
}

function tablesOf(app, name) {
  const sizes = new ResizeObserver((changes) => changes.forEach(({ target }) => reach(target, name)));
  const watch = (part) => part.querySelectorAll?.("table").forEach((table) => sizes.observe(table.parentElement));
  const tables = new MutationObserver((changes) => changes.forEach(({ addedNodes }) => addedNodes.forEach(watch)));
  watch(app);
  tables.observe(app, { childList: true, subtree: true });
  return () => [sizes, tables].forEach((one) => one.disconnect());
}

function placesOf(app) {
  const bare = (address) => new URL(address, document.baseURI).pathname.replace(/\/$/, "");
  const say = () => app.querySelectorAll(':is(.st-key-places, .st-key-basket-link) a').forEach((link) => {
    if (bare(link.href) === bare(location.href)) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
  const places = new MutationObserver(say);
  say();
  places.observe(app, { childList: true, subtree: true });
  return () => places.disconnect();
}

// A button of Streamlit's that says « Retirer » is named by what stands beside it: which slide.
function namesOf(app) {
  const say = () => app.querySelectorAll("[data-names]").forEach(({ dataset, parentElement }) => {
    const button = parentElement.closest("[class*='st-key-']").querySelector("button");
    if (button && button.getAttribute("aria-label") !== dataset.names) button.setAttribute("aria-label", dataset.names);
  });
  const names = new MutationObserver(say);
  say();
  names.observe(app, { childList: true, subtree: true });
  return () => names.disconnect();
}
