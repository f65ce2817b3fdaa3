import { type EventListener, say } from "./channel.js";
import { type Clock, systemClock } from "./clock.js";
import { Connection } from "./connection.js";
import { type Context, DEFAULTS, type Settings, type Shared } from "./context.js";
import { Directory } from "./directory.js";
import type { RidgecastError } from "./errors.js";
import { Http } from "./http.js";
import type { Ridgecast, RidgecastOptions } from "./ridgecast.js";
import { SendQueue } from "./send-queue.js";
import { ServerTime } from "./server-time.js";
import { socketIoWire } from "./socketio.js";
import type { Readable } from "./states.js";
import { achievements } from "./stores/achievements.js";
import { contest } from "./stores/contest.js";
import { contests } from "./stores/contests.js";
import { inbox } from "./stores/inbox.js";
import { leaderboard } from "./stores/leaderboard.js";
import { presence } from "./stores/presence.js";
import { roleplay } from "./stores/roleplay.js";
import { screen } from "./stores/screen.js";
import { teams } from "./stores/teams.js";
import { trainee } from "./stores/trainee.js";
import { browserSurroundings, type Surroundings } from "./surroundings.js";
import type { Wire, WireListener } from "./wire.js";

/** What a client is made of that tests make themselves. */
export interface Parts {
  readonly clock?: Clock;
  readonly surroundings?: Surroundings;
  readonly fetch?: typeof fetch;
  readonly wire?: (listener: WireListener, token: () => Promise<string | undefined>) => Wire;
}

/** Makes a client. It connects with its first use. */
export function createRidgecast(options: RidgecastOptions = {}): Ridgecast {
  return assemble(options, {});
}

/** The one place where the parts are put together. */
export function assemble(options: RidgecastOptions, parts: Parts): Ridgecast {
  const { token: given, query = {}, ...changed } = options;
  const settings: Settings = { ...DEFAULTS, ...changed };
  const url = (options.url ?? globalThis.location?.origin ?? "").replace(/\/$/, "");
  const token = async () => (typeof given === "function" ? await given() : given);
  const clock = parts.clock ?? systemClock;
  const surroundings = parts.surroundings ?? browserSurroundings();

  const serverTime = new ServerTime(clock);
  const http = new Http({ url, token, fetch: parts.fetch ?? ((...args) => fetch(...args)) }, clock, serverTime);
  const openWire = parts.wire ?? ((listener, token) => socketIoWire({ url, query, token }, listener));
  const connection = new Connection(openWire, clock, surroundings, { ...settings, token });
  const sending = new SendQueue(clock, settings.queueLimit);
  const marking = new SendQueue(clock, settings.queueLimit);
  connection.onConnected(() => {
    sending.go();
    marking.go();
  });

  const stores = new Map<string, Shared<Readable<unknown>>>();
  const context: Context = {
    clock,
    surroundings,
    options: settings,
    connection,
    http,
    serverTime,
    directory: new Directory(clock, http, settings.spread),
    sending,
    marking,
    shared<R extends Readable<unknown>>(key: string, make: () => Shared<R>): R {
      const known = stores.get(key) ?? make();
      stores.set(key, known);
      return known.store as R;
    },
  };

  return {
    status: connection.status,
    serverNow: () => serverTime.now(),
    on: (namespace, event, listener) => connection.channel(namespace).on(event, listener as EventListener),
    onAny: (namespace, listener) => connection.channel(namespace).onAny(listener),
    join(namespace, room, settled) {
      let isSettled = false;
      const settle = (error?: RidgecastError) => {
        if (!isSettled) settled?.(error);
        isSettled = true;
      };
      return connection.channel(namespace).rooms.add(room, { in: () => settle(), refused: settle });
    },
    send: (namespace, event, data, { expiresIn = settings.queueExpiry } = {}) =>
      sending.add(() => say(connection.channel(namespace), event, data), expiresIn),
    fetch: (path, init) => http.fetch(path, init),
    reconnect: () => connection.retry(),
    close() {
      for (const { resource } of stores.values()) resource.close();
      context.directory.close();
      sending.close();
      marking.close();
      http.close();
      connection.close();
    },
    leaderboard: (options) => leaderboard(context, options),
    teams: (options) => teams(context, options),
    contests: () => contests(context),
    contest: (contestId) => contest(context, contestId),
    achievements: () => achievements(context),
    inbox: (userId) => inbox(context, userId),
    trainee: (userId) => trainee(context, userId),
    roleplay: (sessionId) => roleplay(context, sessionId),
    presence: (userId) => presence(context, userId),
    screen: (name) => screen(context, name),
  };
}
