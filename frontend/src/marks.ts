/** On a report's page: showing a claim's words when the claim is pointed at or focused, and the other way round. */

interface Own {
  claim: string;
  role: string;
}

function parse(element: HTMLElement): Own[] {
  return (element.dataset["marks"] ?? "").split(" ").flatMap((pair) => {
    const [claim, role] = pair.split(":");
    return claim && role ? [{ claim, role }] : [];
  });
}

export function linkClaimsAndWords(): void {
  const text = document.querySelector<HTMLElement>("[data-text]");
  if (!text) return;
  const pieces = [...text.querySelectorAll<HTMLElement>("[data-marks]")].map((element) => ({
    element,
    own: parse(element),
  }));
  const cards = new Map<string, HTMLElement>();
  for (const card of document.querySelectorAll<HTMLElement>("[data-claim]")) cards.set(card.dataset["claim"] ?? "", card);
  let pinned: string[] = [];

  function show(claims: string[]): void {
    for (const { element, own } of pieces) {
      const roles = own.filter((one) => claims.includes(one.claim)).map((one) => one.role);
      if (roles.length > 0) element.dataset["on"] = roles.join(" ");
      else delete element.dataset["on"];
    }
    for (const [number, card] of cards) card.classList.toggle("on", claims.includes(number));
    text?.classList.toggle("showing", claims.length > 0);
  }

  function firstWord(claim: string): HTMLElement | undefined {
    return pieces.find(({ own }) => own.some((one) => one.claim === claim && one.role === "trigger"))?.element;
  }

  function intoView(element: HTMLElement | undefined): void {
    element?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  }

  /** The claims a piece of text stands for: those whose trigger or detail it is, else those it is evidence of. */
  function claimsAt(own: Own[]): string[] {
    const near = own.filter((one) => one.role !== "evidence");
    return [...new Set((near.length > 0 ? near : own).map((one) => one.claim))];
  }

  for (const { element, own } of pieces) {
    element.addEventListener("pointerenter", () => show(claimsAt(own)));
    element.addEventListener("pointerleave", () => show(pinned));
    element.addEventListener("click", () => {
      pinned = claimsAt(own);
      show(pinned);
      intoView(cards.get(pinned[0] ?? ""));
    });
  }
  for (const link of text.querySelectorAll<HTMLElement>("[data-note]")) {
    const claim = link.dataset["note"] ?? "";
    link.addEventListener("focus", () => show([claim]));
    link.addEventListener("pointerenter", () => show([claim]));
    link.addEventListener("pointerleave", () => show(pinned));
    link.addEventListener("blur", () => show(pinned));
  }
  for (const [claim, card] of cards) {
    card.addEventListener("pointerenter", () => show([claim]));
    card.addEventListener("pointerleave", () => show(pinned));
    card.addEventListener("focusin", () => {
      show([claim]);
      intoView(firstWord(claim));
    });
    card.addEventListener("focusout", () => show(pinned));
    card.addEventListener("click", () => {
      pinned = [claim];
      show(pinned);
      intoView(firstWord(claim));
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    pinned = [];
    show(pinned);
  });
  const asked = /^#claim-(\d+)$/.exec(location.hash)?.[1];
  if (asked && cards.has(asked)) {
    pinned = [asked];
    show(pinned);
    intoView(firstWord(asked));
  }
}
