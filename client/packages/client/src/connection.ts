import { Backoff } from "./backoff.js";
import { Channel } from "./channel.js";
import { type Clock, Timer } from "./clock.js";
import type { Namespace } from "./payloads.js";
import type { Readable, Status } from "./states.js";
import { type Judgement, judge } from "./status.js";
import { Store } from "./store.js";
import type { Surroundings } from "./surroundings.js";
import type { Wire, WireListener } from "./wire.js";

export interface ConnectionOptions {
  readonly offlineAfter: number;
  readonly reconnectMin: number;
  readonly reconnectMax: number;
  /** A fresh token for each connect, or none. */
  readonly token: () => Promise<string | undefined>;
}

/**
 * Keeps a wire open for as long as some namespace is wanted, for ever and patiently, and says how it stands.
 *
 * Who was refused is not tried again but when something has changed: another token, the page looked at again, a call of
 * `retry`.
 */
export class Connection implements WireListener {
  readonly #channels = new Map<Namespace, Channel>();
  readonly #wire: Wire;
  readonly #backoff: Backoff;
  readonly #again: Timer;
  readonly #judgement: Timer;
  readonly #status: Store<Status>;
  readonly #unwatch: () => void;
  readonly #connectListeners = new Set<() => void>();
  /** Whether the wire is open or opening. */
  #isUnderWay = false;
  #isClosed = false;
  #everLive = false;
  #lostAt: number;
  #lostBy: "network" | "server-restart" = "network";
  #heardAt: number;
  #longestSilence = Number.POSITIVE_INFINITY;
  #repairs = 0;
  #isConnected = false;
  #hadNetwork: boolean;
  #lastToken: string | undefined;
  #refusedToken: string | undefined;

  constructor(
    openWire: (listener: WireListener, token: () => Promise<string | undefined>) => Wire,
    private readonly clock: Clock,
    private readonly surroundings: Surroundings,
    private readonly options: ConnectionOptions,
  ) {
    this.#wire = openWire(this, async () => (this.#lastToken = await options.token()));
    this.#backoff = new Backoff(clock, options.reconnectMin, options.reconnectMax);
    this.#again = new Timer(clock, () => void this.#tryAgain());
    this.#judgement = new Timer(clock, () => this.#judge());
    this.#lostAt = this.#heardAt = clock.now();
    this.#status = new Store<Status>({ state: "connecting", since: clock.now() });
    this.#hadNetwork = surroundings.hasNetwork();
    this.#unwatch = surroundings.watch(() => this.#surroundingsChanged());
  }

  get status(): Readable<Status> {
    return this.#status;
  }

  /** When anything last came, in ms by the client's clock. */
  get heardAt(): number {
    return this.#heardAt;
  }

  /** The namespace, entered if it is not. */
  channel(namespace: Namespace): Channel {
    let channel = this.#channels.get(namespace);
    if (!channel) {
      if (this.#channels.size === 0) this.#lostAt = this.clock.now();
      channel = new Channel(namespace, this.clock, (listener) => this.#wire.socket(namespace, listener), {
        changed: (isConnected) => {
          this.#judge();
          if (!isConnected) return;
          this.#backoff.reset();
          for (const listener of [...this.#connectListeners]) listener();
        },
        rejected: () => this.#rejected(),
      });
      this.#channels.set(namespace, channel);
      if (!this.#isClosed) {
        this.#open();
        channel.connect();
      }
    }
    return channel;
  }

  /** Calls `listener` whenever a namespace has been entered. */
  onConnected(listener: () => void): () => void {
    this.#connectListeners.add(listener);
    return () => this.#connectListeners.delete(listener);
  }

  /** Says that something on the screen has to be fetched again. The returned function says that it has been. */
  repairing(): () => void {
    this.#repairs += 1;
    this.#judge();
    let isDone = false;
    return () => {
      if (isDone) return;
      isDone = true;
      this.#repairs -= 1;
      this.#judge();
    };
  }

  /** Tries at once, also those who were refused. */
  retry(): void {
    if (this.#isClosed) return;
    this.#backoff.reset();
    this.#reconnect(true);
  }

  close(): void {
    this.#isClosed = true;
    this.#unwatch();
    this.#again.clear();
    this.#judgement.clear();
    for (const channel of this.#channels.values()) channel.close();
    this.#wire.drop();
  }

  opened(longestSilence: number): void {
    this.#longestSilence = longestSilence;
    this.heard();
  }

  heard(): void {
    this.#heardAt = this.clock.now();
    if (this.#status.get().state !== "live") this.#judge();
  }

  closed(why: "network" | "server-restart"): void {
    this.#isUnderWay = false;
    if (this.#isClosed) return;
    // An attempt that fails says nothing new of why it was lost.
    if (this.#isConnected) this.#lostBy = why;
    if (!this.#again.isSet) this.#again.set(this.#backoff.next());
    this.#judge();
  }

  #open(): void {
    this.#again.clear();
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    this.#wire.open();
  }

  #reconnect(alsoRejected: boolean): void {
    const missing = [...this.#channels.values()].filter(
      (channel) => !channel.isConnected && (alsoRejected || channel.isTrying),
    );
    if (missing.length === 0) return;
    this.#open();
    for (const channel of missing) channel.connect();
  }

  /** The wait is over. An identity that was rejected is only tried again if it is another one now. */
  async #tryAgain(): Promise<void> {
    let isAnother = false;
    if (this.#hasGivenUp) {
      const token = await this.options.token().catch(() => this.#refusedToken);
      if (this.#isClosed) return;
      isAnother = token !== this.#refusedToken;
    }
    this.#reconnect(isAnother);
    if (this.#hasGivenUp && !this.#again.isSet) this.#again.set(this.#backoff.next());
  }

  get #hasGivenUp(): boolean {
    return [...this.#channels.values()].some((channel) => !channel.isTrying);
  }

  #rejected(): void {
    if (this.#isClosed) return;
    this.#refusedToken = this.#lastToken;
    if (!this.#again.isSet) this.#again.set(this.#backoff.next());
  }

  #surroundingsChanged(): void {
    const hasNetwork = this.surroundings.hasNetwork();
    const cameBack = hasNetwork && !this.#hadNetwork;
    this.#hadNetwork = hasNetwork;
    if (hasNetwork && this.surroundings.isVisible()) {
      // A connection from before the network went, or that has been silent while we slept, is most likely dead.
      const isSilent = this.clock.now() >= this.#heardAt + this.#longestSilence;
      if (this.#isUnderWay && (cameBack || isSilent)) this.#wire.drop();
      this.retry();
    }
    this.#judge();
  }

  #judge(): void {
    if (this.#isClosed) return;
    const channels = [...this.#channels.values()];
    const connected = channels.some((channel) => channel.isConnected) && !channels.some((channel) => channel.isLost);
    const rejection = channels.find((channel) => channel.rejection)?.rejection;
    const now = this.clock.now();
    if (connected) {
      this.#everLive = true;
    } else if (this.#isConnected) {
      this.#lostAt = now;
    }
    this.#isConnected = connected;
    const facts = {
      everLive: this.#everLive,
      connected,
      lostAt: this.#lostAt,
      heardAt: this.#heardAt,
      longestSilence: this.#longestSilence,
      // A browser that says so while we are connected is wrong: it does not count the computer itself.
      noNetwork: !this.#hadNetwork && !connected,
      ...(rejection && { rejected: rejection }),
      repairs: this.#repairs,
      lostBy: this.#lostBy,
    };
    const { judgement, until } = judge(facts, now, this.options.offlineAfter);
    // Before anything is asked for there is nothing to wait for.
    if (until < Number.POSITIVE_INFINITY && channels.length > 0) this.#judgement.set(until - now);
    else this.#judgement.clear();
    this.#say(judgement, now);
  }

  #say({ state, reason }: Judgement, now: number): void {
    const before = this.#status.get();
    if (before.state === state && before.reason === reason) return;
    this.#status.set({
      state,
      since: before.state === state ? before.since : now,
      ...(reason && { reason }),
      ...(state !== "live" && this.#everLive && { lastHeard: this.#heardAt }),
    });
  }
}
