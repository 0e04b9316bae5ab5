import type { DrawnMap } from "./map";

/** In the list of events: pointing at a row shows its places on the map. */
export function linkRowsAndPlaces(map: DrawnMap): void {
  for (const row of document.querySelectorAll<HTMLElement>("tr[data-places]")) {
    const places = (row.dataset["places"] ?? "").split(" ").filter(Boolean);
    row.addEventListener("pointerenter", () => map.show(places));
    row.addEventListener("pointerleave", () => map.show([]));
    row.addEventListener("focusin", () => map.show(places));
    row.addEventListener("focusout", () => map.show([]));
  }
}
