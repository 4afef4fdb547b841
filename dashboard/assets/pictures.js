// Saves charts as pictures in the reader's browser: a click on a link marked `data-picture` fetches what to draw.
// Plotly is loaded from this server at the first click.
let library;

function plotly(address) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => { library = undefined; script.remove(); reject(new Error(address)); };
    document.head.appendChild(script);
  });
  return library;
}

async function save(link, { plotly: script, topojson, words }) {
  const state = link.closest(".actions").querySelector("[role=status]");
  state.textContent = words.preparing;
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(await answer.text());
    const [Plotly, drawn] = await Promise.all([plotly(script), answer.json()]);
    const { width, height, scale, filename } = drawn;
    const config = { topojsonURL: topojson, staticPlot: true };
    const format = link.dataset.picture;
    const size = { format, width, height, scale: format === "svg" ? 1 : scale, filename };
    await Plotly.downloadImage({ data: drawn.data, layout: drawn.layout, config }, size);
    state.textContent = "";
  } catch (error) {
    console.warn(error);
    state.textContent = words.noPicture;
  }
}

function picturesOf(data) {
  return on("click", "a[data-picture]", (link, event) => {
    event.preventDefault();
    save(link, data);
  });
}
