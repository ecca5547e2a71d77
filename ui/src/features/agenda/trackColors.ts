/** Colors that stand apart on the grid, for tracks whose color nobody has chosen. */
const colors = ["#0d719f", "#0f7b5f", "#7a5af8", "#b54708", "#c11574", "#344054"];

/** The first color that no track has; the first of all when every color is taken. */
export function nextColor(taken: readonly string[]): string {
  return colors.find((color) => !taken.includes(color)) ?? "#0d719f";
}
