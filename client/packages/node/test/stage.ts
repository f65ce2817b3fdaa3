// The built service, the package against it, and a stock client that hears what is told.

import { io, type Socket } from "socket.io-client";
import { afterEach } from "vitest";

import { connectRidgecast, type Ridgecast, type RidgecastOptions } from "../src/index.js";
import { startService as start } from "../../../../tests/e2e/helpers/service.js";

/** What tests/e2e/helpers/service.js gives. */
export interface Service {
  readonly url: string;
  readonly apiKey: string;
  start(): Promise<void>;
  end(signal?: NodeJS.Signals): Promise<void>;
  stop(): Promise<void>;
  post(path: string, body: unknown): Promise<unknown>;
  get(path: string): Promise<unknown>;
  token(who: { user?: number; teams?: number[]; kiosk?: boolean }): Promise<string>;
}

/** What a client has heard: the event's name and its data. */
export type Heard = [event: string, data: unknown];

/** What the service says by itself. */
const OF_THE_SERVICE = ["joined", "sync:position", "sync:gap", "tv:beat", "tv:control"];

const closing: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A service of the test's own. */
export async function startService(settings: Record<string, string> = {}): Promise<Service> {
  const service = (await start(settings)) as Service;
  closing.push(() => service.stop());
  return service;
}

/** The package, with what it notices. */
export function connect({ url, apiKey }: Pick<Service, "url" | "apiKey">, options: Partial<RidgecastOptions> = {}) {
  const ridgecast: Ridgecast = connectRidgecast({ url, apiKey, retry: { min: 20, max: 200 }, ...options });
  const noticed = { error: [] as string[], dropped: [] as string[], retry: [] as string[] };
  ridgecast.on("error", ({ message }) => noticed.error.push(message));
  ridgecast.on("dropped", ({ message }) => noticed.dropped.push(message));
  ridgecast.on("retry", ({ reason }) => noticed.retry.push(reason));
  closing.push(() => ridgecast.close({ timeout: 0 }));
  return { ridgecast, noticed };
}

/** `fetch`, and the requests that were made with it. */
export function counted() {
  const requests: { url: string; entries: number }[] = [];
  const counting: typeof fetch = (url, init) => {
    const body = typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : undefined;
    requests.push({ url: String(url), entries: Array.isArray(body) ? body.length : 1 });
    return fetch(url, init);
  };
  return { requests, fetch: counting };
}

/** A stock client in a namespace, and what it has heard; it asks for recovery, so it misses nothing. */
export async function client(
  service: Service,
  namespace: string,
  who: Parameters<Service["token"]>[0],
  ...joins: [kind: string, id?: number | string][]
) {
  const socket: Socket = io(service.url + namespace, {
    transports: ["websocket"],
    forceNew: true,
    reconnectionDelay: 50,
    reconnectionDelayMax: 100,
    auth: { token: await service.token(who), recover: true },
  });
  closing.push(() => void socket.disconnect());
  const heard: Heard[] = [];
  let wake = () => {};
  socket.onAny((event: string, data: unknown) => {
    if (OF_THE_SERVICE.includes(event)) return;
    heard.push([event, data]);
    wake();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once("connect", resolve);
    socket.once("connect_error", reject);
  });
  for (const [kind, ...id] of joins) await socket.timeout(5_000).emitWithAck(`join:${kind}`, ...id);
  const until = async (count: number, ms = 10_000) => {
    const deadline = Date.now() + ms;
    while (heard.length < count) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`heard ${heard.length} of ${count}: ${JSON.stringify(heard.slice(-3))}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return heard;
  };
  return { socket, heard, until };
}
