const order = ["sidebar", "content", "inspector"];

/** F6: moves the focus to the next of sidebar, content and inspector. */
export function focusNextRegion(): void {
  const regions = order
    .map((name) => document.querySelector<HTMLElement>(`[data-region=${name}]`))
    .filter((region) => region !== null);
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + 1) % regions.length];
  const first = next?.querySelector<HTMLElement>(
    "[role=grid], a[href], input:not([disabled]), button:not([disabled]), [tabindex='0']",
  );
  (first ?? next)?.focus();
}
