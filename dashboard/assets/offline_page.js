// Draws the charts of a page that holds everything it needs, in the colours of the reader's screen or of paper.
const PAPER_WIDTH = 700; // pixels between the margins of an A4 sheet
const twins = JSON.parse(document.getElementById("dark-twins").textContent);
const dark = matchMedia("(prefers-color-scheme: dark)");
const config = { displayModeBar: false, scrollZoom: false, doubleClick: false, responsive: true };

function figure(chart, isDark) {
  const text = document.getElementById(chart.dataset.figure).textContent;
  const shown = (color) => twins[color.toUpperCase()] ?? color;
  return JSON.parse(isDark ? text.replace(/#[0-9A-Fa-f]{6}\b/g, shown) : text);
}

function draw({ isDark, width }) {
  for (const chart of document.querySelectorAll(".chart")) {
    const { data, layout } = figure(chart, isDark);
    Plotly.react(chart, data, { ...layout, autosize: !width, width }, config);
  }
}

const onScreen = () => draw({ isDark: dark.matches });

onScreen();
dark.addEventListener("change", onScreen);
addEventListener("beforeprint", () => draw({ isDark: false, width: PAPER_WIDTH }));
addEventListener("afterprint", onScreen);
