// One entry of the history a choice: what the site itself writes into the address, after a page has come or a step
// back, replaces the entry that stands; so does what only goes on with a search. Runs before Streamlit.
(() => {
  const write = history.pushState.bind(history), replace = history.replaceState.bind(history);
  let isChosen = false, isLeaving = false;  // the reader made a choice; followed a link to another page
  const pathOf = (address) => new URL(address, location.href).pathname;
  const choose = (event) => { if (event.isTrusted) { isChosen = true; isLeaving = false; } };
  const follow = ({ target }) => {
    const link = target.closest?.("a[href]");
    if (!link || link.target || link.hasAttribute("download")) return;
    isLeaving = pathOf(link.href) !== location.pathname;
  };
  const searched = (address) => {
    const { searchParams } = new URL(address, location.href);
    const isSearch = searchParams.has("recherche");
    searchParams.delete("recherche");
    return [isSearch, String(searchParams)];
  };
  const goesOn = (address) => {
    const [before, from] = searched(location.href), [after, to] = searched(address);
    return before && after && from === to;
  };
  history.pushState = (state, title, address) => {
    const isHere = address && pathOf(address) === location.pathname;
    if (isHere && isLeaving) return;  // the entry of the page that comes will say it
    const isOwn = isHere && (!isChosen || goesOn(address));
    isChosen = isLeaving = false;
    (isOwn ? replace : write)(state, title, address);
  };
  for (const kind of ["pointerdown", "keydown", "change"]) addEventListener(kind, choose, true);
  addEventListener("click", follow, true);
  addEventListener("popstate", () => { isChosen = isLeaving = false; }, true);
})();
