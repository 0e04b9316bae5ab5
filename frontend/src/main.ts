import "./style.css";
import { moveThroughDays } from "./days";
import { linkClaimsAndWords } from "./marks";
import { linkRowsAndPlaces } from "./rows";

// Map and plots are large and few pages have them, so they are fetched only where the page holds a place for them.
async function draw(): Promise<void> {
  const map = document.querySelector<HTMLElement>("[data-map]");
  const plots = document.querySelectorAll<HTMLElement>("[data-plot]");
  const work: Promise<unknown>[] = [];
  if (plots.length > 0) work.push(import("./plots").then((module) => plots.forEach(module.drawPlot)));
  if (map) {
    work.push(
      import("./map").then((module) => {
        const drawn = module.drawMap(map);
        linkRowsAndPlaces(drawn);
        moveThroughDays(drawn);
      }),
    );
  }
  else moveThroughDays();
  await Promise.all(work);
  document.documentElement.dataset["drawn"] = "yes";
}

document.documentElement.classList.add("js");
linkClaimsAndWords();

/** Empty fields only make long addresses: they are left out of what the filter sends. */
for (const form of document.querySelectorAll<HTMLFormElement>("form.filter, form.moment")) {
  form.addEventListener("formdata", (event) => {
    for (const [name, value] of [...event.formData.entries()]) if (value === "") event.formData.delete(name);
  });
}

void draw();
