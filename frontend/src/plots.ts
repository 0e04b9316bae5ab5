import * as Plot from "@observablehq/plot";
import { colour, formatDate, formatDay, formatMonth, formatNumber, formatYear, pageData, rightToLeft, type Group } from "./data";

const GROUPS: Group[] = ["violence", "force", "people", "politics"];

type Unit = "day" | "week" | "month" | "year";
const TICKS: Record<Unit, (day: Date) => string> = { day: formatDay, week: formatDay, month: formatMonth, year: formatYear };
const TITLES: Record<Unit, (day: Date) => string> = { day: formatDate, week: formatDate, month: formatMonth, year: formatYear };

interface Timeline {
  unit: Unit;
  bars: { day: string; end: string; group: Group; label: string; events: number }[];
}

interface Series {
  label: string;
  points: { day: string; speaker: string; low: number | null; high: number | null; best: number | null; text: string }[];
}

interface Strip {
  end: string;
  spans: { start: string; end: string; holder: string; open: boolean; text: string }[];
}

const date = (iso: string): Date => new Date(`${iso.slice(0, 10)}T00:00:00Z`);

function width(element: HTMLElement): number {
  return Math.max(280, Math.floor(element.clientWidth));
}

/** What all plots share: their size, margins at the side that reading begins from (`start`) and at the other, and a time axis. */
function frame(room: number, height: number, start: number, end: number) {
  return {
    width: room,
    height,
    marginLeft: rightToLeft ? end : start,
    marginRight: rightToLeft ? start : end,
    marginBottom: 24,
    style: { fontFamily: "inherit", fontSize: "11px", background: "none" },
  };
}

const TIME = { type: "utc", reverse: rightToLeft, label: null } as const;
const AXIS = { anchor: rightToLeft ? "right" : "left", tickSize: 0, label: null } as const;
const ground = (): Plot.Markish => Plot.ruleY([0], { stroke: colour("ink"), strokeWidth: 0.75 });

/** The dates among the given ones that can be written along an axis of so many pixels without touching. */
function dayTicks(days: Date[], from: number, to: number, room: number): Date[] {
  const kept: number[] = [];
  for (const day of [...new Set(days.map(Number))].sort((a, b) => a - b)) {
    const before = kept.at(-1);
    if (before === undefined || ((day - before) / Math.max(1, to - from)) * room >= 64) kept.push(day);
  }
  return kept.map((value) => new Date(value));
}

function timeline(element: HTMLElement): Element {
  const { unit, bars } = pageData<Timeline>("timeline");
  const rows = bars.map((bar) => ({ ...bar, from: date(bar.day), to: date(bar.end) }));
  const first = Math.min(...rows.map((row) => Number(row.from)));
  const last = Math.max(...rows.map((row) => Number(row.to)));
  const room = width(element);
  // A lone bar as wide as the page says nothing: the axis never shows fewer than fourteen units.
  const one = { day: 864e5, week: 7 * 864e5, month: 30 * 864e5, year: 365 * 864e5 }[unit];
  const spare = Math.max(0, 14 * one - (last - first)) / 2;
  const gap = ((room - 38) * one) / (last - first + 2 * spare) > 4 ? 0.5 : 0;
  return Plot.plot({
    ...frame(room, 114, 30, 8),
    marginTop: 8,
    insetTop: 2,
    x: { ...TIME, domain: [new Date(first - spare), new Date(last + spare)] },
    y: { label: null, grid: true, ticks: 3 },
    color: { domain: GROUPS, range: GROUPS.map((group) => colour(group)) },
    marks: [
      Plot.axisY({ ...AXIS, ticks: 3, tickFormat: (value: number) => (Number.isInteger(value) ? formatNumber(value) : "") }),
      Plot.axisX({ tickSize: 3, tickFormat: (value: Date) => TICKS[unit](value), ticks: dayTicks(rows.map((row) => row.from), first - spare, last + spare, room - 40), label: null }),
      Plot.rectY(rows, {
        x1: "from",
        x2: "to",
        y: "events",
        fill: "group",
        insetLeft: gap,
        insetRight: gap,
        order: GROUPS,
        title: (row: (typeof rows)[number]) => `${TITLES[unit](row.from)}\n${row.label}: ${formatNumber(row.events)}`,
      }),
      ground(),
    ],
  });
}

const LINES = ["line-1", "line-2", "line-3", "line-4", "line-5", "line-6"];

function series(element: HTMLElement): Element {
  const { label, points } = pageData<Series>(element.dataset["name"] ?? "");
  const rows = points
    .filter((point) => point.day)
    .map((point) => ({ ...point, at: new Date(point.day.includes("T") ? `${point.day.slice(0, 16)}Z` : `${point.day}T12:00Z`) }));
  const speakers = [...new Set(rows.map((row) => row.speaker))];
  const first = Math.min(...rows.map((row) => Number(row.at)));
  const last = Math.max(...rows.map((row) => Number(row.at)));
  const pad = Math.max((last - first) * 0.08, 12 * 36e5);
  // The line of a speaker runs on to the edge: his last word stands until he says another.
  const lines = speakers.flatMap((speaker) => {
    const own = rows.filter((row) => row.speaker === speaker).map((row) => ({ speaker, at: row.at, value: row.best ?? row.low ?? row.high }));
    const end = own.at(-1);
    return end ? [...own, { ...end, at: new Date(last + pad) }] : own;
  });
  const room = width(element);
  return Plot.plot({
    ...frame(room, 170, 52, 14),
    marginTop: 14,
    ariaLabel: label,
    x: { ...TIME, domain: [new Date(first - pad), new Date(last + pad)] },
    y: { label: null, zero: true, nice: true },
    color: { domain: speakers, range: speakers.map((_, index) => colour(LINES[index % LINES.length] ?? "ink")) },
    marks: [
      Plot.gridY({ ticks: 4 }),
      Plot.axisY({ ...AXIS, ticks: 4, tickFormat: formatNumber }),
      Plot.axisX({ tickSize: 3, tickFormat: (value: Date) => formatDay(value), ticks: dayTicks(rows.map((row) => row.at), first - pad, last + pad, room - 66), label: null }),
      Plot.line(lines, { x: "at", y: "value", stroke: "speaker", curve: "step-after", strokeWidth: 1.6 }),
      Plot.ruleX(
        rows.filter((row) => row.low !== row.high && row.low !== null && row.high !== null),
        { x: "at", y1: "low", y2: "high", stroke: "speaker", strokeWidth: 4, strokeOpacity: 0.35 },
      ),
      Plot.dot(rows, {
        x: "at",
        y: (row: (typeof rows)[number]) => row.best ?? row.low ?? row.high,
        fill: "speaker",
        stroke: colour("paper"),
        r: 4,
        title: (row: (typeof rows)[number]) => `${formatDate(row.at)}\n${row.speaker}: ${row.text}`,
      }),
      ground(),
    ],
  });
}

function strip(element: HTMLElement): Element {
  const { end, spans } = pageData<Strip>("strip");
  const rows = spans.map((span) => ({ ...span, from: date(span.start), to: date(span.end) }));
  const holders = [...new Set(rows.map((row) => row.holder))];
  const room = width(element);
  const open = new Set(rows.filter((row) => row.open).map((row) => row.holder));
  const first = Math.min(...rows.map((row) => Number(row.from)));
  const label = Number(date(end)) - first > 300 * 864e5 ? formatMonth : formatDay;
  const names = Math.min(room * 0.4, 24 + 7 * Math.max(...holders.map((holder) => holder.length)));
  return Plot.plot({
    ...frame(room, 30 * holders.length + 30, names, 8),
    marginTop: 4,
    x: TIME,
    y: { domain: holders, label: null, padding: 0.3 },
    color: { domain: holders, range: holders.map((holder, index) => colour(open.has(holder) ? "faint" : (LINES[index % LINES.length] ?? "ink"))) },
    marks: [
      Plot.axisY({ ...AXIS, lineWidth: 14, textOverflow: "ellipsis" }),
      Plot.axisX({ tickSize: 3, tickFormat: label, ticks: dayTicks(rows.map((row) => row.from), first, Number(date(end)), room - names), label: null }),
      Plot.barX(rows, { x1: "from", x2: "to", y: "holder", fill: "holder", title: "text" }),
    ],
  });
}

const KINDS: Record<string, (element: HTMLElement) => Element> = { timeline, series, strip };

/** Draws the plot that an element asks for, and again when its width changes. */
export function drawPlot(element: HTMLElement): void {
  const kind = KINDS[element.dataset["plot"] ?? ""];
  if (!kind) return;
  let drawn = 0;
  const render = (): void => {
    if (Math.abs(element.clientWidth - drawn) < 2) return;
    drawn = element.clientWidth;
    const plot = kind(element);
    plot.setAttribute("aria-hidden", "true");
    element.replaceChildren(plot);
  };
  render();
  new ResizeObserver(render).observe(element);
}
