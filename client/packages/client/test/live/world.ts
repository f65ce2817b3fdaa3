// The real service behind a proxy that can cut its connections, and clients that are impatient, as tests are.

import { afterAll, afterEach, beforeAll, vi } from "vitest";

import { startProxy } from "../../../../../tests/e2e/helpers/proxy.js";
import { startService } from "../../../../../tests/e2e/helpers/service.js";
import { assemble, type Parts } from "../../src/client.js";
import type { Readable, Ridgecast, RidgecastOptions } from "../../src/index.js";

export interface World {
  service: Awaited<ReturnType<typeof startService>>;
  proxy: Awaited<ReturnType<typeof startProxy>>;
  /** A client of somebody, closed after the test. */
  client(who: { user: number; roles?: string[]; teams?: number[] } | "kiosk", options?: RidgecastOptions, parts?: Parts): Promise<Ridgecast>;
}

/** Starts a service for the tests of a file, with these settings. */
export function liveWorld(settings: Record<string, string> = {}): World {
  const world = {} as World;
  const clients: Ridgecast[] = [];
  beforeAll(async () => {
    world.service = await startService(settings);
    world.proxy = await startProxy(world.service.port);
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
    world.proxy.mend();
  });
  afterAll(async () => {
    world.proxy.stop();
    await world.service.stop();
  });
  world.client = async (who, options = {}, parts = {}) => {
    const token = await world.service.token(who === "kiosk" ? { kiosk: true, user: 0 } : who);
    const patience = { spread: 100, reconnectMin: 50, reconnectMax: 200 };
    const client = assemble({ url: world.proxy.url, token, ...patience, ...options }, parts);
    clients.push(client);
    return client;
  };
  return world;
}

/** Waits until a check passes. */
export function until<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 10 });
}

/** A store that is looked at. */
export function watched<R extends Readable<unknown>>(store: R): R {
  store.subscribe(() => undefined);
  return store;
}

/** Each state that a client says it is in, with the reason. */
export function states(client: Ridgecast): string[] {
  const states: string[] = [];
  client.status.subscribe(() => {
    const { state, reason } = client.status.get();
    states.push(reason ? `${state} ${reason}` : state);
  });
  return states;
}

/** A way to ask that keeps what was asked: the addresses, in their order. */
export function recorded(): { requests: string[]; parts: Parts } {
  const requests: string[] = [];
  const asks: typeof fetch = (input, init) => {
    requests.push(String(input));
    return fetch(input, init);
  };
  return { requests, parts: { fetch: asks } };
}
