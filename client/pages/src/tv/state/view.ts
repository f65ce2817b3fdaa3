import type { ScreenState, Status } from "@ridgecast/client";

import type { Picture } from "./picture";

/**
 * What a screen says of its figures.
 *
 * - `live`: they are how things are right now
 * - `frozen`: an administrator keeps an earlier picture on it
 * - `connecting`: it has only just started, and has nothing or what it kept from before
 * - `stale`: the stream is not certain
 * - `offline`: there is no connection
 */
export type Mode = "live" | "frozen" | "connecting" | "stale" | "offline";

/** What a screen shows. Figures of any mode but `live` come with the time at which they were right. */
export interface View {
  readonly mode: Mode;
  readonly picture?: Picture;
  /** Whether the figures are drawn as what is over: not by choice, as a frozen picture is, but for want of better ones. */
  readonly dimmed: boolean;
}

export interface Known {
  /** The figures that are told now, if any. */
  readonly now?: Picture | undefined;
  /** Those of before this start, if any were kept. */
  readonly kept?: Picture | undefined;
  /** Those that were shown when the screen was frozen, while it is. */
  readonly frozen?: Picture | undefined;
}

/** What to show of what is known. Figures that may be old are never shown as live. */
export function viewOf(status: Status, screen: Pick<ScreenState, "stale">, known: Known): View {
  const picture = known.frozen ?? known.now ?? known.kept;
  const mode = modeOf(status, screen, known);
  return { mode, dimmed: picture !== undefined && mode !== "live" && mode !== "frozen", ...(picture ? { picture } : {}) };
}

function modeOf({ state }: Status, { stale }: Pick<ScreenState, "stale">, { now, kept, frozen }: Known): Mode {
  if (state === "offline") return "offline";
  if (state === "connecting") return "connecting";
  if (state === "stale" || stale) return "stale";
  if (frozen) return "frozen";
  // Connected, but what is shown is of before: the first figures are on their way.
  return !now && kept ? "connecting" : "live";
}
