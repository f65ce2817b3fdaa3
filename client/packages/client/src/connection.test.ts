import { describe, expect, test } from "vitest";

import { settled } from "../test/fake-clock.js";
import { FakeService } from "../test/fake-service.js";
import type { Ridgecast, RidgecastOptions } from "./index.js";

/** A client that hears /leaderboard, and each state that it says it is in. */
function hearing(service: FakeService, options: RidgecastOptions = {}): { client: Ridgecast; states: string[] } {
  const client = service.client(options);
  const states: string[] = [];
  client.status.subscribe(() => {
    const { state, reason } = client.status.get();
    states.push(reason ? `${state} ${reason}` : state);
  });
  client.on("/leaderboard", "rankings:update", () => undefined);
  return { client, states };
}

async function live(options: RidgecastOptions = {}) {
  const service = new FakeService();
  const { client, states } = hearing(service, options);
  await service.clock.pass(20);
  expect(client.status.get().state).toBe("live");
  states.length = 0;
  return { service, client, states };
}

describe("status", () => {
  test("a first connect is connecting, then live", async () => {
    const service = new FakeService();
    const { client, states } = hearing(service);
    expect(client.status.get().state).toBe("connecting");
    await service.clock.pass(20);
    expect(states).toEqual(["live"]);
  });

  test("a lost connection is stale, after 30 s offline, and live again when it is back", async () => {
    const { service, client, states } = await live();
    await service.clock.pass(1_000);
    service.isUp = false;
    const lostAt = service.clock.now();
    service.cut();
    expect(client.status.get()).toMatchObject({ state: "stale", reason: "network", since: lostAt });
    await service.clock.pass(29_900);
    expect(states).toEqual(["stale network"]);
    await service.clock.pass(200);
    expect(states).toEqual(["stale network", "offline network"]);
    service.isUp = true;
    await service.clock.pass(40_000);
    expect(states).toEqual(["stale network", "offline network", "live"]);
  });

  test("a restart of the service is named", async () => {
    const { service, states } = await live();
    service.cut("server-restart");
    await service.clock.pass(2_000);
    expect(states).toEqual(["stale server-restart", "live"]);
  });

  test("that the service restarts is not forgotten while it cannot be reached", async () => {
    const { service, states } = await live();
    service.isUp = false;
    service.cut("server-restart");
    await service.clock.pass(20_000);
    service.isUp = true;
    await service.clock.pass(30_000);
    expect(states).toEqual(["stale server-restart", "live"]);
  });

  test("missed heartbeats are stale, and anything heard makes it live", async () => {
    const { service, client, states } = await live();
    const heardAt = service.clock.now() - 10;
    await service.clock.pass(34_900);
    expect(states).toEqual([]);
    await service.clock.pass(200);
    expect(states).toEqual(["stale network"]);
    expect(client.status.get().lastHeard).toBe(heardAt);
    service.heartbeat();
    expect(states).toEqual(["stale network", "live"]);
  });

  test("a first connect that does not come about is offline after 30 s", async () => {
    const service = new FakeService();
    service.isUp = false;
    const { states } = hearing(service);
    await service.clock.pass(30_100);
    expect(states).toEqual(["offline network"]);
  });

  test("the status is the same object until something changes", async () => {
    const { service, client } = await live();
    const before = client.status.get();
    service.heartbeat();
    service.tell("/leaderboard", "x", 1);
    expect(client.status.get()).toBe(before);
  });

  test("another namespace that is only being entered does not make it stale", async () => {
    const { client, states } = await live();
    client.on("/training", "xp:gained", () => undefined);
    await settled();
    expect(states).toEqual([]);
  });

  test("after a gap it is stale until what is shown has been fetched again", async () => {
    const { service, client, states } = await live();
    service.responds = () => ({
      metric: "monthlyRevenue", period: "2026-03", entries: [], offset: 0, total: 0, sum: 0,
      position: { epoch: "e", offset: 1 },
    });
    client.leaderboard().subscribe(() => undefined);
    await service.clock.pass(100);
    service.recovers = false;
    service.cut();
    await service.clock.pass(1_000);
    expect(states).toEqual(["stale network", "stale"]);
    await service.clock.pass(6_000);
    expect(states).toEqual(["stale network", "stale", "live"]);
  });
});

describe("coming back", () => {
  test("it is tried for ever, less and less often, and never all at the same moment", async () => {
    const waits = async (chance: number) => {
      const { service } = await live();
      service.clock.chance = chance;
      service.isUp = false;
      service.cut();
      const waits: number[] = [];
      for (let attempt = service.opens; waits.length < 8; attempt++) {
        const from = service.clock.now();
        while (service.opens === attempt) await service.clock.pass(50);
        waits.push(Math.round((service.clock.now() - from) / 100) / 10);
      }
      await service.clock.pass(24 * 3_600_000);
      expect(service.opens).toBeGreaterThan(24 * 100);
      return waits;
    };
    const early = await waits(0);
    const late = await waits(0.999);
    const steps = [1, 2, 4, 8, 16, 30, 30, 30];
    for (const [index, step] of steps.entries()) {
      expect(early[index]).toBeGreaterThanOrEqual(step / 2 - 0.05);
      expect(late[index]).toBeLessThanOrEqual(step + 0.15);
      expect(late[index]! - early[index]!).toBeGreaterThanOrEqual(step * 0.4);
    }
  });

  test("it is tried at once when the browser has a network again", async () => {
    const { service, states } = await live();
    service.browser({ network: false });
    service.cut();
    service.isUp = false;
    await service.clock.pass(60_000);
    expect(states.at(-1)).toBe("offline network");
    service.isUp = true;
    service.browser({ network: true });
    await service.clock.pass(20);
    expect(states.at(-1)).toBe("live");
  });

  test("it is tried at once when somebody looks at the page again", async () => {
    const { service, states } = await live();
    service.browser({ visible: false });
    service.isUp = false;
    service.cut();
    await service.clock.pass(300_000);
    service.isUp = true;
    service.browser({ visible: true });
    await service.clock.pass(20);
    expect(states.at(-1)).toBe("live");
  });

  test("a connection that fell silent while the page slept is not trusted", async () => {
    const { service } = await live();
    await service.clock.pass(40_000);
    const { opens } = service;
    service.browser({ visible: true });
    await service.clock.pass(20);
    expect(service.opens).toBe(opens + 1);
  });
});

describe("who is not let in", () => {
  test("stays offline and does not knock again", async () => {
    const service = new FakeService();
    service.receives = () => "refused";
    const { client, states } = hearing(service);
    await service.clock.pass(600_000);
    expect(states).toEqual(["offline refused"]);
    expect(service.opens).toBe(1);
    expect(client.status.get().reason).toBe("refused");
  });

  test("is tried again when somebody looks at the page", async () => {
    const service = new FakeService();
    service.receives = () => "refused";
    const { states } = hearing(service);
    await service.clock.pass(60_000);
    service.receives = () => "in";
    service.browser({ visible: true });
    await service.clock.pass(20);
    expect(states).toEqual(["offline refused", "live"]);
  });

  test("is tried again when there is another token", async () => {
    const service = new FakeService();
    service.receives = () => "refused";
    let token = "old";
    const { states } = hearing(service, { token: () => token });
    await service.clock.pass(60_000);
    expect(service.opens).toBe(1);
    token = "new";
    service.receives = () => "in";
    await service.clock.pass(40_000);
    expect(states).toEqual(["offline refused", "live"]);
  });

  test("is tried again when asked to", async () => {
    const service = new FakeService();
    service.receives = () => "refused";
    const { client, states } = hearing(service);
    await service.clock.pass(20);
    service.receives = () => "in";
    client.reconnect();
    await service.clock.pass(20);
    expect(states).toEqual(["offline refused", "live"]);
  });

  test("is told when the login has ended", async () => {
    const { service, states } = await live();
    service.signOut();
    await service.clock.pass(60_000);
    expect(states).toEqual(["offline signed-out"]);
    expect(service.opens).toBe(1);
  });

  test("but a service that cannot say who it is just now is asked again", async () => {
    const service = new FakeService();
    service.receives = () => "unavailable";
    const { states } = hearing(service);
    await service.clock.pass(5_000);
    service.receives = () => "in";
    await service.clock.pass(30_000);
    expect(states).toEqual(["live"]);
  });
});

test("nothing goes on after close", async () => {
  const { service, client } = await live();
  client.leaderboard().subscribe(() => undefined);
  client.screen().subscribe(() => undefined);
  client.contest(17).subscribe(() => undefined);
  client.trainee(7).subscribe(() => undefined);
  client.inbox(7).subscribe(() => undefined);
  client.presence(7).subscribe(() => undefined);
  await service.clock.pass(100);
  client.close();
  await service.clock.pass(100);
  const { opens } = service;
  const requests = service.requests.length;
  await service.clock.pass(600_000);
  expect(service.opens).toBe(opens);
  expect(service.requests.length).toBe(requests);
  expect(service.clock.waits).toBe(0);
});
