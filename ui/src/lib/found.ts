/** A record that was found by typing, as a picker shows it. */
export type Found = { id: string; label: string; description?: string };
