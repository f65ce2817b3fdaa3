/** The parts of the page, in the order of their tabs. */
export const SHOWN = ["events", "connections", "screens", "rooms", "people", "keys"] as const;

export type Part = (typeof SHOWN)[number];

/** The part that an address names behind its `#`; the first one if it names none. */
export function shownPart(hash: string): Part {
  const name = hash.slice(1);
  return SHOWN.find((part) => part === name) ?? SHOWN[0];
}
