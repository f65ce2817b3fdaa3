import type { Address } from "./connections.js";

/** What the page shows for a moment, in the form of the toast kits that are in use. */
export interface Toast {
  title: string;
  description?: string;
  variant?: "default" | "destructive";
}

export interface SocketDefaults extends Address {
  /** Shows a toast. Without one, `showToasts` does nothing. */
  toast?: ((toast: Toast) => unknown) | undefined;
}

let defaults: SocketDefaults = {};

/**
 * Says once for all pages what `useSocket`, `useLeaderboardSocket` and `useTrainingSocket` do where their options say
 * nothing. Call it before the first of them is rendered.
 */
export function configureSockets(settings: SocketDefaults): void {
  defaults = { ...defaults, ...settings };
}

export function socketDefaults(): SocketDefaults {
  return defaults;
}
