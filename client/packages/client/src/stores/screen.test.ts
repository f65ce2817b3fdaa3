import { beforeEach, describe, expect, test } from "vitest";

import { FakeService } from "../../test/fake-service.js";
import type { Readable, Ridgecast, ScreenState } from "../index.js";

let service: FakeService;
let client: Ridgecast;
let screen: Readable<ScreenState>;
const at = "2026-03-01T09:30:00.000Z";
const shown = (value = 10) => ({
  boards: [{
    metric: "monthlyRevenue", period: "2026-03", offset: 0, total: 1, sum: value,
    entries: [{ rank: 1, userId: 7, userName: "Ada", value, reachedAt: at }],
  }],
  teams: [], contests: [], serverTime: at, asOf: at,
});
const achievement = (title: string) => ({
  userId: 7, userName: "Ada", achievementType: "rank", title, description: "", timestamp: at,
});

beforeEach(async () => {
  service = new FakeService();
  client = service.client();
  screen = client.screen("Lobby");
  screen.subscribe(() => undefined);
  await service.clock.pass(100);
});

describe("a screen", () => {
  test("joins tv-display, and asks for nothing", () => {
    expect(service.emitted.map(({ event }) => event)).toEqual(["join:tv-display"]);
    expect(service.requests).toEqual([]);
  });

  test("is not live before anything has come", () => {
    expect(screen.get()).toMatchObject({ status: "loading", stale: true, frozen: false });
    service.tell("/leaderboard", "tv:update", shown());
    expect(screen.get()).toMatchObject({ status: "ready", stale: false, asOf: at });
  });

  test("is stale within 5 s when nothing comes, not even a beat, and lives with the next", async () => {
    service.tell("/leaderboard", "tv:update", shown());
    for (let beat = 0; beat < 10; beat++) {
      await service.clock.pass(2_000);
      service.tell("/leaderboard", "tv:beat", { serverTime: at });
      expect(screen.get().stale).toBe(false);
    }
    await service.clock.pass(4_900);
    expect(screen.get().stale).toBe(false);
    // A heartbeat of the transport says nothing of whether the service still knows this screen.
    service.heartbeat();
    await service.clock.pass(200);
    expect(screen.get().stale).toBe(true);
    service.tell("/leaderboard", "tv:beat", { serverTime: at });
    expect(screen.get().stale).toBe(false);
  });

  test("is stale at once when the connection is lost, and until something has come again", async () => {
    service.tell("/leaderboard", "tv:update", shown());
    service.cut();
    expect(screen.get().stale).toBe(true);
    await service.clock.pass(6_000);
    expect(client.status.get().state).toBe("live");
    expect(screen.get().stale).toBe(true);
    service.tell("/leaderboard", "tv:update", shown(20));
    await service.clock.pass(20);
    expect(screen.get()).toMatchObject({ stale: false, boards: { monthlyRevenue: { sum: 20 } } });
  });

  test("is frozen by its name", async () => {
    const control = (screens: object[]) => service.tell("/leaderboard", "tv:control", { screens });
    control([{ name: "Canteen", frozen: true }, { name: "Lobby", frozen: false }]);
    await service.clock.pass(20);
    expect(screen.get().frozen).toBe(false);
    control([{ name: "Canteen", frozen: true }, { name: "Lobby", frozen: true }]);
    await service.clock.pass(20);
    expect(screen.get().frozen).toBe(true);
    control([{ name: "Canteen", frozen: true }]);
    await service.clock.pass(20);
    expect(screen.get().frozen).toBe(false);
  });

  test("keeps what the monolith made up itself beside the boards", async () => {
    service.tell("/leaderboard", "tv:update", { scene: "podium" });
    await service.clock.pass(20);
    expect(screen.get()).toMatchObject({ status: "ready", custom: { scene: "podium" }, boards: {} });
  });

  test("has each celebration once, in its order, and the last 100", async () => {
    for (let n = 1; n <= 120; n++) service.tell("/leaderboard", "achievement:celebration", achievement(`${n}`), `e:${n}`);
    service.tell("/leaderboard", "achievement:celebration", achievement("120"), "e:120");
    await service.clock.pass(20);
    const { celebrations } = screen.get();
    expect(celebrations.map(({ achievement: { title } }) => title)).toEqual(
      Array.from({ length: 100 }, (_, n) => `${n + 21}`),
    );
    expect(new Set(celebrations.map(({ id }) => id)).size).toBe(100);
  });
});
