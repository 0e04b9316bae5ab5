import { pageData } from "./data";
import type { DrawnMap } from "./map";

interface Held {
  points: { id: string; spans: { start: string; end: string; colour: string; text: string }[] }[];
}

const DAY = 864e5;
const numberOf = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
const isoOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10);

/** On the page of control: the slider, its buttons and the field of the date show the state of every place on one day. */
export function moveThroughDays(map?: DrawnMap): void {
  const form = document.querySelector<HTMLFormElement>("form[data-days]");
  if (!form) return;
  const range = form.querySelector<HTMLInputElement>("input[type=range]")!;
  const field = form.querySelector<HTMLInputElement>("input[type=date]")!;
  const table = document.querySelector<HTMLElement>("table.control")!;
  const first = numberOf(form.dataset["first"] ?? "");
  const last = numberOf(form.dataset["last"] ?? "");
  const states = [...table.querySelectorAll<HTMLElement>("[data-from]")];
  const changes = [...new Set(states.map((state) => numberOf(state.dataset["from"] ?? "")))].filter((day) => day >= first).sort((a, b) => a - b);

  const show = (day: number): void => {
    const iso = isoOf(day);
    range.value = String(day - first);
    range.setAttribute("aria-valuetext", iso);
    field.value = iso;
    for (const state of states) state.hidden = iso < (state.dataset["from"] ?? "") || iso >= (state.dataset["to"] ?? "");
    for (const row of table.querySelectorAll<HTMLElement>("[data-place]")) row.hidden = !row.querySelector("[data-from]:not([hidden])");
    table.style.setProperty("--now", `${(100 * (day - first)) / (last - first + 1)}%`);
    if (map) {
      const { points } = pageData<Held>("map");
      map.change(
        new Map(
          points.map(({ id, spans }) => {
            const now = spans.find((span) => span.start <= iso && iso < span.end);
            return [id, { colour: now?.colour ?? null, text: now?.text ?? "" }];
          }),
        ),
      );
    }
    const address = new URL(location.href);
    address.searchParams.set("on", iso);
    history.replaceState(null, "", address);
  };

  range.addEventListener("input", () => show(first + Number(range.value)));
  field.addEventListener("change", () => {
    const day = numberOf(field.value);
    if (day >= first && day <= last) show(day);
    else if (field.value) form.submit();
  });
  for (const button of form.querySelectorAll<HTMLButtonElement>("[data-step]")) {
    button.addEventListener("click", () => {
      const now = first + Number(range.value);
      const to = button.dataset["step"] === "1" ? changes.find((day) => day > now) : changes.filter((day) => day < now).at(-1);
      if (to !== undefined) show(to);
    });
  }
}
