// Opens the passport of the figure behind a mark: charts name it in `ids`. A chart is met when a pointer reaches it.
export default function ({ data }) {
  const open = ({ points }) => {
    const figure = points?.[0]?.id;
    if (figure) window.open(data.passport + encodeURIComponent(figure), "_blank", "noopener");
  };
  const meet = (event) => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (!chart?.on) return;
    chart.removeListener("plotly_click", open);
    chart.on("plotly_click", open);
  };
  document.addEventListener("pointerover", meet);
  return () => document.removeEventListener("pointerover", meet);
}
