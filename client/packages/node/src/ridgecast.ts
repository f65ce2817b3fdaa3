import { randomUUID } from "node:crypto";

import type { Receipt, Ticket } from "./answers.js";
import { Dispatcher } from "./dispatcher.js";
import { RidgecastError } from "./errors.js";
import { sender, type Send } from "./http.js";
import { Leaderboard } from "./leaderboard.js";
import { Notifier, type Listener, type Notice } from "./notifier.js";
import { settings, type RidgecastOptions } from "./options.js";
import { path } from "./path.js";
import { within } from "./within.js";
import type { Achievement, Namespace, Notification, SessionRegistration, TicketHolder } from "./payloads.js";
import { Reader } from "./reader.js";
import { Report } from "./report.js";
import { stream, type Piece } from "./stream.js";
import { Training } from "./training.js";

/**
 * Connects the application to Ridgecast. Nothing is sent yet, and nothing fails if the service is away: calls wait.
 *
 * @throws {TypeError} names the option that is wrong and says what was expected
 */
export function connectRidgecast(options: RidgecastOptions): Ridgecast {
  return new Ridgecast(options);
}

/** Where an event with a name of its own is heard. */
export interface Where {
  /** `/` if left out. */
  readonly namespace?: Namespace;
}

/**
 * The application's way to its clients.
 *
 * What is called is delivered once and in order, as soon as the service is there. Each call gives a promise of the
 * service's receipt; whoever does not care leaves it alone, for nothing is thrown at the process. What goes wrong is told
 * by `on("error")` and `on("dropped")` as well.
 */
export class Ridgecast {
  /** Events of `/leaderboard`. */
  readonly leaderboard: Leaderboard;
  /** Events of `/training`. */
  readonly training: Training;
  /** What happened, from which the service works out the events. */
  readonly report: Report;

  readonly #send: Send;
  readonly #reader: Reader;
  readonly #notifier = new Notifier();
  readonly #dispatcher: Dispatcher;
  readonly #streams = new Set<Promise<Receipt>>();
  /** Once aborted, nobody waits for streams any longer. */
  readonly #end = new AbortController();

  constructor(options: RidgecastOptions) {
    const inForce = settings(options);
    this.#send = sender(inForce);
    this.#reader = new Reader(this.#send);
    this.#dispatcher = new Dispatcher(inForce, this.#send, this.#notifier);
    this.leaderboard = new Leaderboard(this.#dispatcher, this.#reader);
    this.training = new Training(this.#dispatcher, this.#reader);
    this.report = new Report(this.#dispatcher);
  }

  /** How many calls wait or are under way. */
  get pending(): number {
    return this.#dispatcher.pending;
  }

  /** Any event, to everybody in a namespace. */
  broadcast(event: string, data?: unknown, { namespace }: Where = {}): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/broadcasts`, { namespace, event, data: data ?? null });
  }

  /** Any event, to a user on all his pages. */
  toUser(userId: number, event: string, data?: unknown, { namespace }: Where = {}): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/users/${userId}/events`, { namespace, event, data: data ?? null });
  }

  /** `notification`, to a user; it is kept in his inbox. */
  notify(userId: number, { id = randomUUID(), ...notification }: Notification): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/notifications`, { id, userId, ...notification });
  }

  /** `tv:update`, to the TVs. */
  toTVDisplay(data: unknown): Promise<Receipt>;
  /**
   * An event, to the TVs. They are told two: `tv:update`, and `achievement:celebration`, with which the user himself is
   * told `achievement:earned`. Any other is rejected as `unroutable`, since nothing else goes to the TVs alone.
   */
  toTVDisplay(event: "tv:update" | "achievement:celebration" | (string & {}), data: unknown): Promise<Receipt>;
  toTVDisplay(...[event, data]: [data: unknown] | [event: string, data: unknown]): Promise<Receipt> {
    if (arguments.length < 2) return this.leaderboard.updateTVDisplay(event);
    if (event === "tv:update") return this.leaderboard.updateTVDisplay(data);
    // Whether it is one is checked by the service, as always.
    if (event === "achievement:celebration") return this.leaderboard.celebrateAchievement(data as Achievement);
    const why =
      `${String(event)} cannot be sent to the TVs alone; expected tv:update or achievement:celebration. ` +
      `broadcast(event, data, { namespace: "/leaderboard" }) reaches them with everybody on the leaderboard`;
    const error = new RidgecastError("unroutable", "toTVDisplay", why);
    this.#notifier.error(error);
    return quiet(Promise.reject(error));
  }

  /** `leaderboard:refresh`, to everybody on the leaderboard: whole rankings, in whatever form the pages know. */
  updateLeaderboard(rankings: unknown): Promise<Receipt> {
    return this.leaderboard.broadcastLeaderboardRefresh(rankings);
  }

  /** `chat:response`, to those in a chat on `/field`; it ends the typing. */
  sendChatResponse(sessionId: string, message: string): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/field/chats/${sessionId}/responses`, { message });
  }

  /** Says who may join a roleplay session; nobody is told. It has to be said before they join. */
  registerSession(session: SessionRegistration): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/sessions`, session);
  }

  /**
   * Tells those in a session an answer while a model writes it. Begins when all that was called before is told; not
   * repeated under an idempotency key: if the answer to the very last piece is lost, the whole may be told twice.
   */
  streamRoleplayResponse(sessionId: string, pieces: AsyncIterable<Piece>): Promise<Receipt> {
    const parts = { send: this.#send, training: this.training, notices: this.#notifier, signal: this.#end.signal };
    const told = this.#dispatcher.flush().then(() => stream(parts, sessionId, pieces));
    this.#streams.add(told);
    return quiet(told.finally(() => this.#streams.delete(told)));
  }

  /**
   * A one-time ticket by which a page signs its user in (`POST /session`). Not queued, since the page waits for it:
   * rejects with `unavailable` while the service is away.
   */
  ticketFor(user: TicketHolder): Promise<Ticket> {
    return quiet(this.#reader.ask<Ticket>({ method: "POST", path: path`/tickets`, body: JSON.stringify(user) }));
  }

  /** Listens for what goes wrong, until the returned function is called. */
  on<N extends Notice>(notice: N, listener: Listener<N>): () => void {
    return this.#notifier.on(notice, listener);
  }

  /** Resolves when the fate of all that has been called until now is known; never rejects. */
  flush(): Promise<void> {
    return this.#dispatcher.flush();
  }

  /**
   * Takes no more calls and waits for the others, streams included: at most `timeout` ms, 5,000 if left out. What is left
   * then is rejected as `closed`; resolves with how many that were.
   */
  async close({ timeout = 5_000 }: { timeout?: number } = {}): Promise<number> {
    const left = this.#dispatcher.close(timeout);
    await within(timeout, Promise.allSettled(this.#streams));
    const cut = this.#streams.size;
    this.#end.abort();
    return cut + (await left);
  }
}

/** A promise that need not be caught. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
