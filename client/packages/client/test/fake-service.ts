import { assemble } from "../src/client.js";
import { RidgecastError } from "../src/errors.js";
import type { Ridgecast, RidgecastOptions } from "../src/index.js";
import type { Namespace } from "../src/payloads.js";
import type { Surroundings } from "../src/surroundings.js";
import type { Acknowledgement, SocketListener, Wire, WireListener, WireSocket } from "../src/wire.js";
import { FakeClock } from "./fake-clock.js";

/** What one client has said on a namespace. */
export interface Emitted {
  readonly namespace: Namespace;
  readonly event: string;
  readonly args: readonly unknown[];
}

interface FakeSocket {
  readonly listener: SocketListener;
  isActive: boolean;
  isConnected: boolean;
  /** Those who wait for an answer. */
  waiting: Set<(answer: Acknowledgement | undefined) => void>;
}

/**
 * The service as a client's wire and `fetch` see it, and the browser around it. A test decides what happens: nothing is
 * answered or told but by its word, save that connects and joins succeed while `isUp`.
 */
export class FakeService {
  readonly clock = new FakeClock();
  isUp = true;
  /** How a namespace receives somebody; "in" if nothing is said. */
  receives: (namespace: Namespace) => "in" | "refused" | "unavailable" = () => "in";
  /** Whether who comes back is recovered. */
  recovers = true;
  answers: (emitted: Emitted) => Acknowledgement | "silence" = () => ({ status: "ok" });
  readonly emitted: Emitted[] = [];
  /** How often the wire was tried to be opened. */
  opens = 0;
  readonly requests: { readonly path: string; readonly init: RequestInit }[] = [];
  responds: (path: string) => unknown = (path) => {
    throw new RidgecastError("http", `nothing at ${path}`, 404);
  };
  network = true;
  visible = true;
  readonly #watchers = new Set<() => void>();
  readonly #sockets = new Map<Namespace, FakeSocket>();
  #listener!: WireListener;
  #token!: () => Promise<string | undefined>;
  /** Where somebody has been before. */
  readonly #known = new Set<Namespace>();
  #isOpen = false;
  #isOpening = false;

  client(options: RidgecastOptions = {}): Ridgecast {
    return assemble(
      { url: "http://ridgecast.test", ...options },
      {
        clock: this.clock,
        surroundings: this.#surroundings(),
        fetch: (input, init) => this.#respond(String(input), init ?? {}),
        wire: (listener, token) => this.#wire(listener, token),
      },
    );
  }

  /** The browser says something new. */
  browser(change: { network?: boolean; visible?: boolean }): void {
    this.network = change.network ?? this.network;
    this.visible = change.visible ?? this.visible;
    for (const watcher of [...this.#watchers]) watcher();
  }

  tell(namespace: Namespace, event: string, data: unknown, position?: string): void {
    this.#listener.heard();
    this.#sockets.get(namespace)?.listener.event(event, position === undefined ? [data] : [data, position]);
  }

  heartbeat(): void {
    this.#listener.heard();
  }

  /** The connection breaks. */
  cut(why: "network" | "server-restart" = "network"): void {
    const wasThere = this.#isOpen || this.#isOpening;
    this.#isOpen = this.#isOpening = false;
    if (!wasThere) return;
    this.#listener.closed(why);
    for (const socket of this.#sockets.values()) {
      if (!socket.isConnected) continue;
      socket.isConnected = false;
      for (const done of [...socket.waiting]) done(undefined);
      socket.waiting.clear();
      socket.listener.disconnected();
    }
  }

  /** The login has ended: the service sends everybody away. */
  signOut(): void {
    for (const socket of this.#sockets.values()) {
      if (!socket.isConnected) continue;
      socket.isActive = socket.isConnected = false;
      socket.listener.rejected("signed-out", "The login has ended");
      socket.listener.disconnected();
    }
    this.cut();
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  #wire(listener: WireListener, token: () => Promise<string | undefined>): Wire {
    this.#listener = listener;
    this.#token = token;
    return {
      open: () => this.#open(),
      drop: () => this.cut(),
      socket: (namespace, socketListener): WireSocket => {
        const socket: FakeSocket = {
          listener: socketListener,
          isActive: false,
          isConnected: false,
          waiting: new Set(),
        };
        this.#sockets.set(namespace, socket);
        return {
          connect: () => {
            if (socket.isActive) return;
            socket.isActive = true;
            if (this.#isOpen) void this.#enter(namespace, socket);
          },
          disconnect: () => {
            socket.isActive = socket.isConnected = false;
          },
          emit: (event, args, done) => {
            if (!socket.isConnected) return done(undefined);
            const emitted = { namespace, event, args };
            this.emitted.push(emitted);
            const answer = this.answers(emitted);
            socket.waiting.add(done);
            if (answer === "silence") return;
            queueMicrotask(() => socket.waiting.delete(done) && done(answer));
          },
        };
      },
    };
  }

  #open(): void {
    if (this.#isOpen || this.#isOpening) return;
    this.opens += 1;
    this.#isOpening = true;
    this.clock.after(10, () => {
      if (!this.#isOpening) return;
      if (!this.isUp) return this.cut();
      this.#isOpening = false;
      this.#isOpen = true;
      this.#listener.opened(35_000);
      for (const [namespace, socket] of this.#sockets) if (socket.isActive) void this.#enter(namespace, socket);
    });
  }

  async #enter(namespace: Namespace, socket: FakeSocket): Promise<void> {
    await this.#token();
    if (!this.#isOpen || !socket.isActive) return;
    const reception = this.receives(namespace);
    if (reception !== "in") {
      socket.isActive = false;
      socket.listener.rejected(reception, `${namespace}: ${reception}`);
      // The last one closes the door, as with the real one.
      if (![...this.#sockets.values()].some(({ isActive }) => isActive)) this.cut();
      return;
    }
    socket.isConnected = true;
    socket.listener.connected(this.recovers && this.#known.has(namespace));
    this.#known.add(namespace);
  }

  #surroundings(): Surroundings {
    return {
      hasNetwork: () => this.network,
      isVisible: () => this.visible,
      watch: (listener) => {
        this.#watchers.add(listener);
        return () => this.#watchers.delete(listener);
      },
    };
  }

  async #respond(url: string, init: RequestInit): Promise<Response> {
    const path = url.replace("http://ridgecast.test", "");
    this.requests.push({ path, init });
    if (!this.isUp) throw new TypeError("fetch failed");
    try {
      const body = await this.responds(path);
      return body === undefined ? new Response(null, { status: 204 }) : Response.json(body);
    } catch (error) {
      if (!(error instanceof RidgecastError)) throw error;
      const problem = { title: error.message, status: error.status, detail: error.message };
      const headers = { "content-type": "application/problem+json" };
      return new Response(JSON.stringify(problem), { status: error.status ?? 500, headers });
    }
  }
}
