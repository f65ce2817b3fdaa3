import type { Clock } from "./clock.js";
import { RidgecastError } from "./errors.js";
import type { Namespace } from "./payloads.js";
import { type Position, parsePosition } from "./position.js";
import { type Member, Rooms } from "./rooms.js";
import { NotNow } from "./send-queue.js";
import type { Acknowledgement, SocketListener, WireSocket } from "./wire.js";

export type EventListener = (data: never, position?: Position) => void;
export type AnyListener = (event: string, data: unknown, position?: Position) => void;

/** What the connection above wants to know of a namespace. */
export interface ChannelListener {
  changed(isConnected: boolean): void;
  /** It will not connect again by itself; `Channel.rejection` says whether it is no use. */
  rejected(): void;
}

/** One namespace: its events by name, its rooms, and those who must know when something may have been missed. */
export class Channel implements SocketListener {
  readonly rooms: Rooms;
  #state: "new" | "connected" | "lost" = "new";
  /** Why it is not let in, until it is. */
  rejection: "signed-out" | "refused" | undefined;
  /** Whether it is on its way in, however often that fails. Who was rejected has to be asked to `connect` again. */
  isTrying = false;
  readonly #socket: WireSocket;
  readonly #listeners = new Map<string, Set<EventListener>>();
  readonly #anyListeners = new Set<AnyListener>();
  readonly #members = new Set<Member>();
  /** Whether the members are in. They stay in while the connection is lost: it may be recovered. */
  #isIn = false;

  constructor(
    readonly namespace: Namespace,
    clock: Clock,
    open: (listener: SocketListener) => WireSocket,
    private readonly above: ChannelListener,
  ) {
    this.#socket = open(this);
    this.rooms = new Rooms(clock, (event, args, done) => this.#socket.emit(event, args, done));
  }

  get isConnected(): boolean {
    return this.#state === "connected";
  }

  /** Whether it has been connected and is not: unlike one that is only about to be. */
  get isLost(): boolean {
    return this.#state === "lost";
  }

  connect(): void {
    this.isTrying = true;
    this.#socket.connect();
  }

  close(): void {
    this.#socket.disconnect();
  }

  emit(event: string, args: readonly unknown[], done: (answer: Acknowledgement | undefined) => void): void {
    this.#socket.emit(event, args, done);
  }

  on(event: string, listener: EventListener): () => void {
    let listeners = this.#listeners.get(event);
    if (!listeners) this.#listeners.set(event, (listeners = new Set()));
    // The same function may be given twice.
    const own: EventListener = (data, position) => listener(data, position);
    listeners.add(own);
    return () => listeners.delete(own);
  }

  onAny(listener: AnyListener): () => void {
    const own: AnyListener = (event, data, position) => listener(event, data, position);
    this.#anyListeners.add(own);
    return () => this.#anyListeners.delete(own);
  }

  /** Is in the namespace as a whole, as `Rooms.add` is in a room. */
  enter(member: Member): () => void {
    this.#members.add(member);
    if (this.#isIn) member.in?.();
    return () => this.#members.delete(member);
  }

  connected(recovered: boolean): void {
    this.#state = "connected";
    this.rejection = undefined;
    if (recovered && this.#isIn) {
      for (const member of [...this.#members]) member.back?.();
    } else {
      if (this.#isIn) for (const member of [...this.#members]) member.out?.();
      this.#isIn = true;
      for (const member of [...this.#members]) member.in?.();
    }
    this.rooms.connected(recovered);
    this.above.changed(this.isConnected);
  }

  disconnected(): void {
    this.#state = "lost";
    this.rooms.disconnected();
    this.above.changed(this.isConnected);
  }

  rejected(why: "signed-out" | "refused" | "unavailable", message: string): void {
    if (why !== "unavailable") {
      this.rejection = why;
      this.isTrying = false;
      const error = new RidgecastError("refused", message);
      for (const member of [...this.#members]) member.refused?.(error);
    }
    this.above.rejected();
    this.above.changed(this.isConnected);
  }

  /** With recovery each event ends with its position; one without is fleeting, and has null there if its data is a string. */
  event(name: string, args: readonly unknown[]): void {
    const [data, last] = args;
    const position = args.length > 1 ? parsePosition(last) : undefined;
    for (const listener of [...(this.#listeners.get(name) ?? [])]) listener(data as never, position);
    for (const listener of [...this.#anyListeners]) listener(name, data, position);
  }
}

/** Says something once. Throws `NotNow` if it cannot be known to have been heard, and a RidgecastError if it was refused. */
export function say(channel: Channel, event: string, data: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!channel.isConnected) return reject(new NotNow());
    channel.emit(event, [data], (answer) => {
      if (answer?.status === "ok") resolve();
      else if (!answer || answer.code === "unavailable") reject(new NotNow());
      else reject(new RidgecastError("refused", answer.message));
    });
  });
}
