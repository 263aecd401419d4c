/* Charts of series: values under the pointer and the arrow keys, by uPlot. Without it the drawing of the server stays. */

const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2]];
const HEIGHT = 380;
const NAMES = 130;

const ink = (name) => {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};

const seriesOf = (its, joined, text) => {
  const colour = its.place ? ink(`cat-${its.place}`) : ink("line-strong");
  return {
    label: its.label,
    stroke: its.place ? colour : ink("line"),
    width: its.place ? 2.5 : 1,
    dash: its.place ? DASHES[its.place - 1] : [],
    paths: joined ? undefined : () => null,
    points: { show: Boolean(its.place) || !joined, size: its.place ? 9 : 5, fill: its.place ? colour : ink("line"), stroke: its.place ? text : ink("line") },
    spanGaps: true,
    class: its.place ? "chosen" : "context",
  };
};

/* The name of a chosen series beside its last value, no name on another. */
const names = (series, text) => (chart) => {
  const { ctx } = chart;
  const ratio = globalThis.devicePixelRatio || 1;
  const ends = series.flatMap((its, index) => {
    const last = its.values.findLastIndex((value) => value !== null);
    return its.place ? [{ label: its.label, down: chart.valToPos(chart.data[index + 1][last], "y", true) }] : [];
  });
  ctx.save();
  ctx.font = `600 ${13 * ratio}px sans-serif`;
  ctx.fillStyle = text;
  ctx.textAlign = "left";
  ctx.textBaseline = "middle";
  let free = 0;
  for (const { label, down } of ends.sort((one, other) => one.down - other.down)) {
    free = Math.max(down, free);
    ctx.fillText(label, chart.bbox.left + chart.bbox.width + 12 * ratio, free, (NAMES - 16) * ratio);
    free += 16 * ratio;
  }
  ctx.restore();
};

const draw = (figure, place) => {
  const { years, series, joined } = JSON.parse(figure.dataset.chart);
  const text = ink("ink-2");
  const axis = { stroke: text, grid: { stroke: ink("line"), width: 1 }, ticks: { show: false }, font: "12px sans-serif" };
  const whole = (_chart, values) => values.map((value) => (Number.isInteger(value) ? String(value) : ""));
  const chart = new uPlot(
    {
      width: place.clientWidth,
      height: HEIGHT,
      scales: { x: { time: false }, y: { range: (_chart, _low, high) => [0, (high || 1) * 1.05] } },
      axes: [{ ...axis, values: whole }, { ...axis, size: 52 }],
      series: [{ label: figure.dataset.year, value: (_chart, year) => year ?? "" }, ...series.map((its) => seriesOf(its, joined, text))],
      padding: [16, NAMES, 0, 0],
      hooks: { draw: [names(series, ink("ink"))] },
      cursor: { drag: { x: false, y: false } },
      legend: { live: true },
    },
    [years, ...series.map((its) => its.values)],
    place,
  );
  series.forEach((its, index) => {
    if (!its.place) chart.root.querySelectorAll(".u-series")[index + 1].hidden = true;
  });
  return { chart, years };
};

const enhance = (figure) => {
  const place = document.createElement("div");
  place.className = "live";
  place.tabIndex = 0;
  place.setAttribute("role", "group");
  place.setAttribute("aria-label", `${figure.dataset.live}. ${figure.dataset.hint}`);
  figure.querySelector(".drawn").before(place);
  figure.classList.add("is-live");
  let { chart, years } = draw(figure, place);
  let index = years.length - 1;
  chart.setLegend({ idx: index });
  const show = () => chart.setCursor({ left: chart.valToPos(years[index], "x"), top: 0 });
  const again = () => {
    chart.destroy();
    ({ chart, years } = draw(figure, place));
  };
  place.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    index = Math.min(Math.max(index + step, 0), years.length - 1);
    show();
    const words = [...chart.root.querySelectorAll(".u-series.chosen")].map((row) => {
      const [name, value] = [".u-label", ".u-value"].map((part) => row.querySelector(part).textContent.trim());
      return `${name} ${value || figure.dataset.none}`;
    });
    document.getElementById("announcements").textContent = `${years[index]}: ${words.join("; ")}`;
  });
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: HEIGHT })).observe(place);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
};

if (globalThis.uPlot && !matchMedia("(forced-colors: active)").matches) {
  document.querySelectorAll("figure[data-chart]").forEach((figure) => {
    if (JSON.parse(figure.dataset.chart).series.some((its) => its.place)) enhance(figure);
  });
}
