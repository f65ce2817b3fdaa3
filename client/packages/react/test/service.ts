// The real service behind a proxy that can cut its connections, and how a test looks at it from outside.

import { cleanup } from "@testing-library/react";
import { afterAll, afterEach, beforeAll, vi } from "vitest";

import { startProxy } from "../../../../tests/e2e/helpers/proxy.js";
import { startService } from "../../../../tests/e2e/helpers/service.js";

export const ADA = 7;
export const BOB = 8;
export const TEAM = 3;
export const SESSION = "rp-1";

export type Service = Awaited<ReturnType<typeof startService>>;

export interface World {
  service: Service;
  proxy: Awaited<ReturnType<typeof startProxy>>;
  /** How the hooks reach the service as somebody: by cookie, as pages do, and impatient, as tests are. */
  as: (user: number, url?: string) => { url: string; socketOptions: object };
}

/** Starts a service for the tests of a file, with two signed-in users who share a session. */
export function liveWorld(): World {
  const world = {} as World;
  const cookies = new Map<number, string | undefined>();
  beforeAll(async () => {
    world.service = await startService();
    world.proxy = await startProxy(world.service.port);
    for (const user of [ADA, BOB]) {
      cookies.set(user, await world.service.cookie(await world.service.token({ user, teams: [TEAM] })));
    }
    await world.service.post("/training/sessions", { sessionId: SESSION, userId: ADA, participants: [BOB] });
  });
  afterEach(() => {
    cleanup();
    world.proxy.mend();
  });
  afterAll(async () => {
    world.proxy.stop();
    await world.service.stop();
  });
  world.as = (user, url = world.proxy.url) => ({
    url,
    socketOptions: { extraHeaders: { cookie: cookies.get(user) }, reconnectionDelay: 20, reconnectionDelayMax: 50 },
  });
  return world;
}

interface RoomCount {
  namespace: string;
  room?: string;
  clients: number;
}

/** Who is in which rooms of a namespace, as `user:7 1`; the namespace itself as `/training 1`. */
export async function rooms(service: Service, namespace: string): Promise<string[]> {
  const { rooms }: { rooms: RoomCount[] } = await service.get(`/rooms?namespace=${namespace}`);
  return rooms.map(({ namespace, room, clients }) => `${room ?? namespace} ${clients}`).sort();
}

/** Waits until a check passes. */
export function until(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { timeout: 10_000, interval: 10 });
}
