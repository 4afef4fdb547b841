// Opens the passport of the figure behind a mark: charts name it in `ids`. A chart is met when a pointer reaches it.
// A mark that has a code chooses it, which Streamlit hears by itself.
function pointsOf({ passport }) {
  const open = ({ points }) => {
    const point = points?.[0];
    const [code] = [point?.customdata].flat();
    const figure = code ? "" : point?.id;
    if (figure) window.open(passport + encodeURIComponent(figure), "_blank", "noopener");
  };
  return on("pointerover", ".js-plotly-plot", (chart) => {
    if (!chart.on) return;
    chart.removeListener("plotly_click", open);
    chart.on("plotly_click", open);
  });
}
