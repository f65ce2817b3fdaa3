import { RidgecastError, refusal } from "./errors.js";
import type { Request, Send } from "./http.js";
import { path } from "./path.js";
import type { Namespace } from "./payloads.js";

interface Rooms {
  readonly rooms: readonly { readonly room?: string; readonly clients: number }[];
  readonly next?: string;
}

interface Presence {
  /** How many connections are in each; none that he is not in. */
  readonly namespaces: Partial<Record<string, number>>;
}

/** Asks the service what is so now. Questions do not wait in the outbox: the answer would be one to another question. */
export class Reader {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /** How many clients are in a namespace. */
  async clientsOn(namespace: Namespace): Promise<number> {
    // A namespace is listed before its rooms, if anybody is in it.
    const { rooms } = await this.#rooms({ namespace, limit: "1" });
    return rooms.find(({ room }) => room === undefined)?.clients ?? 0;
  }

  /** How many clients are in a roleplay session. */
  async clientsInSession(sessionId: string): Promise<number> {
    const wanted = `session:${sessionId}`;
    // Sessions are listed in the order of their ids' bytes: the beginning of an id is before it, and little is between.
    const beginning = Array.from(sessionId).slice(0, -1).join("");
    let after = beginning === "" ? "/training," : `/training,session:${beginning}`;
    for (;;) {
      const { rooms, next } = await this.#rooms({ namespace: "/training", limit: "1000", after });
      const found = rooms.find(({ room }) => room === wanted);
      if (found) return found.clients;
      if (next === undefined || rooms.some(({ room }) => isSessionBehind(room, wanted))) return 0;
      after = next;
    }
  }

  /** Whether a user has a connection in the namespace. */
  async isOn(namespace: Namespace, userId: number): Promise<boolean> {
    const { namespaces } = await this.ask<Presence>({ method: "GET", path: path`/users/${userId}/presence` });
    return (namespaces[namespace] ?? 0) > 0;
  }

  /** The answer to a request, which is made once. */
  async ask<T>(request: Request): Promise<T> {
    const call = `${request.method} ${request.path}`;
    const outcome = await this.#send(request);
    if (outcome.kind === "refused") throw refusal(call, outcome.problem);
    if (outcome.kind === "again") throw new RidgecastError("unavailable", call, outcome.why, outcome);
    try {
      return JSON.parse(outcome.body) as T;
    } catch (cause) {
      throw new RidgecastError("refused", call, "the answer is none of Ridgecast's; is the url right?", { cause });
    }
  }

  #rooms(query: Record<string, string>): Promise<Rooms> {
    return this.ask<Rooms>({ method: "GET", path: `${path`/rooms`}?${new URLSearchParams(query)}` });
  }
}

function isSessionBehind(room: string | undefined, wanted: string): boolean {
  return room?.startsWith("session:") === true && Buffer.compare(Buffer.from(room), Buffer.from(wanted)) > 0;
}
