/** What the connection needs of the transport below it. `socketio.ts` is the real one. */

import type { Namespace } from "./payloads.js";

/** One transport that carries all namespaces. It does not come back by itself: whoever opened it decides when. */
export interface Wire {
  /** Opens, unless it is open or opening. Sockets that had connected before, or were asked to, connect then. */
  open(): void;
  /** Lets go of a connection that may be dead. `closed` is told. */
  drop(): void;
  socket(namespace: Namespace, listener: SocketListener): WireSocket;
}

export interface WireListener {
  /** Open. Something will be heard at least each so many ms, or it is not well. */
  opened(longestSilence: number): void;
  /** Anything came, be it a heartbeat. */
  heard(): void;
  /** The connection is gone, or could not be had. */
  closed(why: "network" | "server-restart"): void;
}

/** One namespace. */
export interface WireSocket {
  /** Enters the namespace, now or as soon as the wire is open, and after each loss again. */
  connect(): void;
  /** Leaves it for good. */
  disconnect(): void;
  /** Says something. `done` is called once: with what was answered, or without if the connection went down before. */
  emit(event: string, args: readonly unknown[], done: (answer: Acknowledgement | undefined) => void): void;
}

export interface SocketListener {
  /** `recovered`: in the same rooms as before, and what was missed follows. */
  connected(recovered: boolean): void;
  disconnected(): void;
  /** Will not connect again by itself: let in no more (signed-out), not let in (refused), or cannot be now (unavailable). */
  rejected(why: "signed-out" | "refused" | "unavailable", message: string): void;
  event(name: string, args: readonly unknown[]): void;
}

/** How the service answers what is emitted. */
export type Acknowledgement =
  | { readonly status: "ok"; readonly room?: string }
  | { readonly status: "error"; readonly code: string; readonly message: string };
