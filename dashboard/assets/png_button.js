// Saves a figure as a picture, in the reader's browser. Plotly is loaded from this server at the first click.
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

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector(".png");
  const state = parentElement.querySelector(".state");
  button.textContent = data.label;
  button.setAttribute("aria-label", data.description);
  button.onclick = async () => {
    button.disabled = true;
    state.textContent = "Préparation…";
    try {
      const Plotly = await plotly(data.script);
      const config = { topojsonURL: data.topojson, staticPlot: true };
      const { width, height, scale, filename } = data;
      const figure = { data: structuredClone(data.data), layout: structuredClone(data.layout), config };
      await Plotly.downloadImage(figure, { format: "png", width, height, scale, filename });
      state.textContent = "";
    } catch (error) {
      console.warn(error);
      state.textContent = "L’image n’a pas pu être faite ici.";
    } finally {
      button.disabled = false;
    }
  };
}
