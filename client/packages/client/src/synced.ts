import { Backoff } from "./backoff.js";
import { paced, Timer } from "./clock.js";
import type { Context } from "./context.js";
import { RidgecastError } from "./errors.js";
import { mayPass } from "./http.js";
import type { Namespace } from "./payloads.js";
import { type Position, relate } from "./position.js";
import type { Member } from "./rooms.js";

/** An event as a state takes it. */
export interface Told {
  readonly namespace: Namespace;
  readonly event: string;
  readonly data: unknown;
  /** Missing: fleeting. */
  readonly position?: Position;
}

/** What a state is made of, and what changes it. */
export interface SyncedOptions<S> {
  /** Where one has to be for nothing to be missed: namespaces, and rooms in them. */
  readonly places: readonly { readonly namespace: Namespace; readonly room?: string }[];
  /** Which events are wanted. */
  readonly events: Readonly<Partial<Record<Namespace, readonly string[]>>>;
  /** Whether some of it is told by fleeting events alone: then it is also fetched again after each loss, however short. */
  readonly isFleeting?: boolean;
  /** Fetches the state, with the position at which it is true. */
  readonly fetch: () => Promise<{ readonly state: S; readonly position: Position }>;
  /** The state after these events, in this order. `refetch` asks for it to be fetched again. Pure but for that. */
  readonly apply: (state: S, events: readonly Told[], refetch: () => void) => S;
  /** There is a new state, true at `position`. */
  readonly show: (state: S, position: Position) => void;
  /** There is none, and asking again would not help. */
  readonly fail: (error: RidgecastError) => void;
}

/** How many events are held back while a fetch is under way. More would be a fetch that never comes. */
const HELD_BACK = 10_000;

/**
 * Keeps a state right: it is fetched once, and from then on follows what is told. Events are listened to first and held back
 * until the state is there; those that it covers already are left out.
 *
 * It is fetched again only if something may have been missed, if events and state are of different epochs, or if `apply`
 * asks for it: once, however many reasons there are, and after a random wait, so that a thousand pages do not ask at once.
 */
export class Synced<S> {
  #state: S | undefined;
  #position: Position | undefined;
  /** Where the fetched state stood. Events up to there are in it, whatever has been applied since. */
  #fetchedAt: Position | undefined;
  /** Whether the state follows the stream without a gap. */
  #isContinuous = false;
  /** Events that have not been applied, because there is nothing yet to apply them to, or because they wait for the frame. */
  #waiting: Told[] = [];
  /** Events since the fetch began, which may not be in its answer. Fleeting ones too: applied again they end in the latest. */
  #sinceFetch: Told[] | undefined;
  #missing: number;
  /** Counts fetches and gaps: an answer to an earlier question is of no use. */
  #question = 0;
  #isFetching = false;
  #lastFetch = Number.NEGATIVE_INFINITY;
  #isClosed = false;
  #repaired: (() => void) | undefined;
  /** Whether there was nothing by that name. There may be, once something is told of it. */
  #isUnknown = false;
  readonly #timer: Timer;
  readonly #backoff: Backoff;
  readonly #flush;
  readonly #leave: (() => void)[] = [];

  constructor(
    private readonly context: Pick<Context, "clock" | "options" | "connection">,
    private readonly options: SyncedOptions<S>,
  ) {
    const { clock, connection } = context;
    this.#timer = new Timer(clock, () => void this.#fetch());
    this.#backoff = new Backoff(clock, 1_000, 30_000);
    this.#flush = paced(clock, () => this.#apply());
    this.#missing = options.places.length;
    for (const [namespace, events] of Object.entries(options.events) as [Namespace, readonly string[]][]) {
      for (const event of events) {
        const heard = (data: unknown, position?: Position) => this.#told({ namespace, event, data, ...(position && { position }) });
        this.#leave.push(connection.channel(namespace).on(event, heard));
      }
    }
    for (const { namespace, room } of options.places) {
      const channel = connection.channel(namespace);
      const member = this.#member();
      this.#leave.push(room === undefined ? channel.enter(member) : channel.rooms.add(room, member));
    }
  }

  /** Fetches again within `within` ms (the usual spread), or within twice that if it has just been fetched. */
  refetch(within: number = this.context.options.spread): void {
    const rest = this.#lastFetch + within - this.context.clock.now();
    this.#fetchSoon(Math.max(0, rest), within);
  }

  /** Changes the state by what we do ourselves. */
  change(change: (state: S) => S): void {
    if (this.#state === undefined || this.#position === undefined) return;
    this.#state = change(this.#state);
    this.options.show(this.#state, this.#position);
  }

  close(): void {
    this.#isClosed = true;
    this.#timer.clear();
    this.#flush.cancel();
    for (const leave of this.#leave) leave();
    this.#repaired?.();
  }

  #fetchSoon(rest: number, within: number): void {
    if (this.#isClosed || this.#missing > 0 || this.#timer.isSet) return;
    this.#timer.set(rest + this.context.clock.random() * within);
  }

  /** One of the places. All of them have to be had. */
  #member(): Member {
    let isIn = false;
    return {
      in: () => {
        if (isIn) return;
        isIn = true;
        this.#missing -= 1;
        if (this.#missing === 0) this.#allIn();
      },
      out: () => {
        if (!isIn) return;
        isIn = false;
        this.#missing += 1;
        this.#lost();
      },
      back: () => {
        if (this.options.isFleeting) this.#fetchSoon(0, this.context.options.spread);
      },
      refused: (error) => this.#fail(error),
    };
  }

  #allIn(): void {
    // The first time nobody is in step with us, and somebody waits for it.
    if (this.#state === undefined) void this.#fetch();
    else this.#fetchSoon(0, this.context.options.spread);
  }

  /** Something may have been missed. */
  #lost(): void {
    this.#question += 1;
    this.#isFetching = false;
    this.#isContinuous = false;
    this.#waiting = [];
    this.#sinceFetch = undefined;
    this.#timer.clear();
    if (this.#state !== undefined) this.#repaired ??= this.context.connection.repairing();
  }

  #beginAnew(): void {
    this.#lost();
    this.#fetchSoon(0, this.context.options.spread);
  }

  #told(told: Told): void {
    if (this.#sinceFetch) {
      this.#sinceFetch.push(told);
      if (this.#sinceFetch.length > HELD_BACK) return this.#beginAnew();
    }
    if (this.#isUnknown) this.refetch();
    if (!this.#isContinuous) return;
    this.#waiting.push(told);
    this.#flush();
  }

  #apply(): void {
    const events = this.#waiting.filter((told) => this.#isNews(told));
    this.#waiting = [];
    if (this.#state === undefined || this.#position === undefined || events.length === 0) return;
    if (events.some(({ position }) => position && position.epoch !== this.#fetchedAt?.epoch)) {
      // The journal has begun anew, and what is shown belongs to the old one.
      return this.#beginAnew();
    }
    const before = this.#state;
    this.#advance(events);
    if (this.#state !== before) this.options.show(this.#state, this.#position);
  }

  /** Whether the fetched state does not cover it. */
  #isNews({ position }: Told): boolean {
    return !position || !this.#fetchedAt || relate(position, this.#fetchedAt) !== "covered";
  }

  #advance(events: readonly Told[]): void {
    if (this.#state === undefined) return;
    this.#state = this.options.apply(this.#state, events, () => this.refetch());
    for (const { position } of events) {
      if (position && this.#position && position.offset > this.#position.offset) this.#position = position;
    }
  }

  async #fetch(): Promise<void> {
    // What is under way may have been asked for too early. Its answer is waited for, and then it is asked for again.
    if (this.#isFetching) return this.refetch();
    this.#lastFetch = this.context.clock.now();
    const question = (this.#question += 1);
    this.#isFetching = true;
    this.#sinceFetch = [];
    try {
      const { state, position } = await this.options.fetch();
      if (question !== this.#question || this.#isClosed) return;
      const since = this.#sinceFetch;
      this.#isFetching = false;
      this.#sinceFetch = undefined;
      this.#backoff.reset();
      this.#waiting = [];
      if (since.some((told) => told.position && told.position.epoch !== position.epoch)) {
        this.#timer.set(this.#backoff.next());
        return;
      }
      this.#isUnknown = false;
      this.#state = state;
      this.#position = this.#fetchedAt = position;
      this.#isContinuous = true;
      const news = since.filter((told) => this.#isNews(told));
      if (news.length > 0) this.#advance(news);
      this.#repaired?.();
      this.#repaired = undefined;
      this.options.show(this.#state, this.#position);
    } catch (error) {
      if (question !== this.#question || this.#isClosed) return;
      this.#isFetching = false;
      this.#sinceFetch = undefined;
      if (mayPass(error)) {
        const retryAfter = error instanceof RidgecastError ? (error.retryAfter ?? 0) * 1_000 : 0;
        this.#timer.set(retryAfter + this.#backoff.next());
      } else {
        this.#fail(error instanceof RidgecastError ? error : new RidgecastError("network", String(error)));
      }
    }
  }

  /** What was shown stays. */
  #fail(error: RidgecastError): void {
    if (this.#state !== undefined) return;
    this.#isUnknown = error.status === 404;
    this.options.fail(error);
  }
}
