import { LngLatBounds, ScaleControl, Map as MapLibre, Marker, NavigationControl, AttributionControl, Popup, setWorkerUrl } from "maplibre-gl";
import type { GeoJSONSource, StyleSpecification } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import bordersUrl from "world-atlas/countries-50m.json?url";
import { COUNTRIES } from "./countries";
import { colour, language, pageData } from "./data";

interface Point {
  id: string;
  name: string;
  lat: number;
  lon: number;
  events: number;
  /** The name of its colour; none hides it. */
  colour: string | null;
  text: string;
  url: string;
}

interface MapData {
  points: Point[];
  tiles: string | null;
  attribution: string;
}

export interface DrawnMap {
  /** Makes the places of these ids stand out; none for an empty list. */
  show(ids: string[]): void;
  /** Gives points another colour and text, by their ids. */
  change(now: Map<string, Pick<Point, "colour" | "text">>): void;
}

setWorkerUrl(workerUrl);

const empty = { type: "FeatureCollection" as const, features: [] };

function style(tiles: string | null): StyleSpecification {
  const ground: StyleSpecification = {
    version: 8,
    sources: {
      land: { type: "geojson", data: empty },
      borders: { type: "geojson", data: empty },
      points: { type: "geojson", data: empty },
    },
    layers: [
      { id: "water", type: "background", paint: { "background-color": colour("water") } },
      { id: "land", type: "fill", source: "land", paint: { "fill-color": colour("land"), "fill-outline-color": colour("coast") } },
      { id: "borders", type: "line", source: "borders", paint: { "line-color": colour("border"), "line-width": 0.8 } },
    ],
  };
  if (tiles) {
    ground.sources["tiles"] = { type: "raster", tiles: [tiles], tileSize: 256 };
    ground.layers.push({
      id: "tiles",
      type: "raster",
      source: "tiles",
      paint: { "raster-saturation": -0.7, "raster-opacity": 0.85 },
    });
  }
  ground.layers.push(
    {
      id: "points",
      type: "circle",
      source: "points",
      layout: { "circle-sort-key": ["-", ["get", "events"]] },
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "events"]], 1, 4.5, 3, 9, 10, 22],
        "circle-color": ["get", "colour"],
        "circle-opacity": 0.72,
        "circle-stroke-color": colour("paper"),
        "circle-stroke-width": 1,
      },
    },
    {
      id: "chosen",
      type: "circle",
      source: "points",
      filter: ["in", ["get", "id"], ["literal", []]],
      paint: {
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "events"]], 1, 8, 3, 13, 10, 27],
        "circle-color": "rgba(0,0,0,0)",
        "circle-stroke-color": colour("ink"),
        "circle-stroke-width": 2,
      },
    },
  );
  return ground;
}

function asFeatures(points: Point[]): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: points.filter((point) => point.colour).map((point) => ({
      type: "Feature",
      geometry: { type: "Point", coordinates: [point.lon, point.lat] },
      properties: { id: point.id, events: point.events, colour: colour(point.colour ?? "ink") },
    })),
  };
}

/** Half of all events lie in the middle of the map; a few far places are reached by moving it. */
function boundsOf(points: Point[]): LngLatBounds {
  const bounds = new LngLatBounds();
  const sorted = (key: "lat" | "lon"): number[] => points.flatMap((point) => Array<number>(Math.min(point.events, 20)).fill(point[key])).sort((a, b) => a - b);
  const cut = (values: number[]): [number, number] => {
    const skip = Math.floor(values.length * 0.03);
    return [values[skip] ?? 0, values[values.length - 1 - skip] ?? 0];
  };
  const [west, east] = cut(sorted("lon"));
  const [south, north] = cut(sorted("lat"));
  return bounds.extend([west, south]).extend([east, north]);
}

interface Label {
  id?: string;
  marker: Marker;
  element: HTMLElement;
  weight: number;
}

function placeLabels(map: MapLibre, points: Point[]): Label[] {
  return points.map((point) => {
    const element = document.createElement("a");
    element.className = "place-label";
    element.href = point.url;
    element.textContent = point.name;
    element.dir = "auto";
    const marker = new Marker({ element, anchor: "top", offset: [0, 3 + Math.min(16, 3 + 2.4 * Math.sqrt(point.events))] });
    marker.setLngLat([point.lon, point.lat]).addTo(map);
    // MapLibre calls every marker a "Map marker" and a button; this one is a link and its name is the place.
    element.removeAttribute("aria-label");
    element.removeAttribute("role");
    element.title = point.text;
    element.hidden = !point.colour;
    return { id: point.id, marker, element, weight: point.events };
  });
}

type Landmark = [name: string, lat: number, lon: number, rank: number];

/** From which zoom a place of a rank is shown: capitals from afar, neighbourhoods from close by. */
const SHOWN_FROM: Record<number, number> = { 4: 3.5, 3: 5.5, 2: 7.5, 1: 11 };
const MOST_LANDMARKS = 70;

/** Towns of the gazetteer, so that a map without tiles still says where one is. Only those in view have an element. */
class Landmarks {
  private all: Landmark[] = [];
  private shown: Label[] = [];

  constructor(
    private readonly map: MapLibre,
    private readonly points: Point[],
  ) {}

  async fetch(): Promise<void> {
    const answer = await fetch(`/map/${language}.json`);
    if (answer.ok) this.all = (await answer.json()) as Landmark[];
  }

  /** The labels for what is in view now; those shown before are gone. */
  inView(): Label[] {
    for (const { marker } of this.shown) marker.remove();
    const bounds = this.map.getBounds();
    const zoom = this.map.getZoom();
    const found = this.all.filter(
      ([name, lat, lon, rank]) =>
        zoom >= (SHOWN_FROM[rank] ?? 12) &&
        bounds.contains([lon, lat]) &&
        !this.points.some((point) => point.name === name || (Math.abs(point.lat - lat) < 0.004 && Math.abs(point.lon - lon) < 0.004)),
    );
    this.shown = found.slice(0, MOST_LANDMARKS).map(([name, lat, lon, rank]) => {
      const element = document.createElement("span");
      element.className = "landmark";
      element.textContent = `${name}`;
      const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(this.map);
      element.removeAttribute("aria-label");
      element.removeAttribute("role");
      element.setAttribute("aria-hidden", "true");
      return { marker, element, weight: -5 + rank };
    });
    return this.shown;
  }
}

function countryLabels(map: MapLibre): Label[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return COUNTRIES.map(([code, lon, lat]) => {
    const element = document.createElement("span");
    element.className = "country-label";
    element.textContent = names.of(code) ?? code;
    const marker = new Marker({ element }).setLngLat([lon, lat]).addTo(map);
    element.removeAttribute("aria-label");
    element.removeAttribute("role");
    element.setAttribute("aria-hidden", "true");
    return { marker, element, weight: -1 };
  });
}

/** Shows as many labels as fit whole without covering each other or the map's controls, those of the most events first. */
function declutter(map: MapLibre, labels: Label[]): void {
  const box = map.getContainer().getBoundingClientRect();
  const taken = [...map.getContainer().querySelectorAll(".maplibregl-ctrl")].map((control) => control.getBoundingClientRect());
  for (const { element } of labels) element.classList.remove("crowded");
  const sizes = labels.map((label) => ({ ...label, rect: label.element.getBoundingClientRect() }));
  for (const { element, rect } of sizes) {
    const outside = rect.left < box.left || rect.right > box.right || rect.top < box.top || rect.bottom > box.bottom;
    const covers = taken.some(
      (other) => rect.left < other.right + 4 && rect.right > other.left - 4 && rect.top < other.bottom && rect.bottom > other.top,
    );
    element.classList.toggle("crowded", outside || covers);
    if (!outside && !covers) taken.push(rect);
  }
}

async function drawGround(map: MapLibre): Promise<void> {
  const answer = await fetch(bordersUrl);
  const world = (await answer.json()) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>;
  (map.getSource("land") as GeoJSONSource).setData(feature(world, world.objects.land));
  (map.getSource("borders") as GeoJSONSource).setData(mesh(world, world.objects.countries, (a, b) => a !== b));
}

function popups(map: MapLibre, points: Point[]): void {
  const byId = new Map(points.map((point) => [point.id, point]));
  const popup = new Popup({ closeButton: false, closeOnClick: false, offset: 10, className: "place-popup" });
  map.on("mousemove", "points", (event) => {
    const point = byId.get(String(event.features?.[0]?.properties["id"]));
    if (!point) return;
    map.getCanvas().style.cursor = "pointer";
    const name = document.createElement("strong");
    name.textContent = point.name;
    const text = document.createElement("span");
    text.textContent = point.text;
    const body = document.createElement("div");
    body.append(name, text);
    popup.setLngLat([point.lon, point.lat]).setDOMContent(body).addTo(map);
  });
  map.on("mouseleave", "points", () => {
    map.getCanvas().style.cursor = "";
    popup.remove();
  });
  map.on("click", "points", (event) => {
    const point = byId.get(String(event.features?.[0]?.properties["id"]));
    if (point) location.assign(point.url);
  });
}

/** Draws the map of a page into an element, from the page's own data; nothing is fetched from elsewhere unless tiles are set. */
export function drawMap(container: HTMLElement): DrawnMap {
  const { points, tiles, attribution } = pageData<MapData>("map");
  const fit = points.length > 0 ? { bounds: boundsOf(points), fitBoundsOptions: { padding: 48, maxZoom: Number(container.dataset["zoom"] ?? 11) } } : { center: [38, 27] as [number, number], zoom: 3 };
  const map = new MapLibre({
    container,
    style: style(tiles),
    ...fit,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    cooperativeGestures: false,
    scrollZoom: false,
    maxZoom: 14,
    renderWorldCopies: false,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), document.documentElement.dir === "rtl" ? "top-left" : "top-right");
  map.addControl(new AttributionControl({ compact: false, customAttribution: attribution }), "bottom-right");
  map.getCanvas().setAttribute("aria-label", container.getAttribute("aria-label") ?? "");
  // Scrolling the page must not zoom the map by accident; once somebody has clicked into it he means it.
  map.once("click", () => map.scrollZoom.enable());
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-left");
  const named = placeLabels(map, [...points].sort((a, b) => b.events - a.events));
  const countries = countryLabels(map);
  // Tiles bring their own names.
  const landmarks = tiles ? undefined : new Landmarks(map, points);
  const arrange = (): void => declutter(map, [...named, ...countries, ...(landmarks?.inView() ?? [])]);
  map.on("load", () => {
    (map.getSource("points") as GeoJSONSource).setData(asFeatures(points));
    void Promise.all([drawGround(map), landmarks?.fetch()]).then(() => {
      arrange();
      map.once("idle", () => (container.dataset["ready"] = "yes"));
      map.triggerRepaint(); // or a map that was idle already would never say so
    });
    arrange();
  });
  map.on("moveend", arrange);
  map.on("resize", arrange);
  popups(map, points);
  return {
    change(now): void {
      for (const point of points) Object.assign(point, now.get(point.id));
      for (const { id, element } of named) {
        const point = points.find((one) => one.id === id);
        element.hidden = !point?.colour;
        element.title = point?.text ?? "";
      }
      (map.getSource("points") as GeoJSONSource | undefined)?.setData(asFeatures(points));
      arrange();
    },
    show(ids: string[]): void {
      if (map.getLayer("chosen")) map.setFilter("chosen", ["in", ["get", "id"], ["literal", ids]]);
    },
  };
}
