import type { Begun } from "../sessions";

const KEPT = "ridgecast.roleplay";

/** Keeps what a conversation was begun with, for a page that is loaded anew: no event tells it again. */
export function keepBegun(begun: Begun): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(begun));
  } catch {
    // Storage is forbidden here: then the opening is not there after a reload.
  }
}

export function begunOf(sessionId: string): Begun | undefined {
  try {
    const begun = JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Begun | null;
    return begun?.sessionId === sessionId ? begun : undefined;
  } catch {
    return undefined;
  }
}
