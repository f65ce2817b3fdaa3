import type { Picture, Recent } from "./picture";

/** What a screen keeps over a night: the last figures, and what was celebrated. */
export interface Memory {
  readonly picture?: Picture;
  readonly recent: Recent;
}

const KEY = "ridgecast.tv.memory";

/** Of this form. What was kept in another one is forgotten. */
const FORM = 1;

const NOTHING: Memory = { recent: [] };

export function recall(storage: Storage | undefined): Memory {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? "null");
    if (typeof kept !== "object" || kept === null) return NOTHING;
    const { form, memory } = kept as { form?: unknown; memory?: Memory };
    return form === FORM && memory ? memory : NOTHING;
  } catch {
    return NOTHING;
  }
}

export function remember(memory: Memory, storage: Storage | undefined): void {
  try {
    storage?.setItem(KEY, JSON.stringify({ form: FORM, memory }));
  } catch {
    // A full or forbidden storage: the next start begins with an empty screen.
  }
}
