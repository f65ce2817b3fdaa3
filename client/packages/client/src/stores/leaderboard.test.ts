import { beforeEach, describe, expect, test, vi } from "vitest";

import { FakeService } from "../../test/fake-service.js";
import { RidgecastError } from "../errors.js";
import type { BoardState, Readable, Ridgecast } from "../index.js";
import type { BoardEntry } from "../payloads.js";

let service: FakeService;
let client: Ridgecast;
/** What the service has, and where its journal stands. */
let values: [userId: number, value: number][];
let position: { epoch: string; offset: number };
const at = "2026-03-01T09:30:00.000Z";

const entries = (): BoardEntry[] =>
  [...values]
    .sort((a, b) => b[1] - a[1])
    .map(([userId, value], index) => ({
      rank: index + 1, userId, userName: `User ${userId}`, teamId: (userId % 2) + 1, value, reachedAt: at,
    }));
const page = (limit = 1_000, teamId?: string) => {
  const all = entries().filter((entry) => !teamId || entry.teamId === Number(teamId));
  const sum = all.reduce((sum, { value }) => sum + value, 0);
  return { metric: "monthlyRevenue", period: "2026-03", entries: all.slice(0, limit), offset: 0, total: all.length, sum };
};
const answer = (path: string) => {
  const query = new URL(path, "http://x").searchParams;
  return { ...page(Number(query.get("limit")), query.get("teamId") ?? undefined), position: { ...position }, serverTime: at };
};
const shown = (boards: object[]) => ({ boards, teams: [], contests: [], serverTime: at, asOf: at });

/** A sale, and what follows from it. */
function sell(userId: number, value: number, previousRank = 1): void {
  values = [...values.filter(([id]) => id !== userId), [userId, value]];
  position = { ...position, offset: position.offset + 1 };
  tell({ userId, userName: `User ${userId}`, previousRank, newRank: 1, metric: "monthlyRevenue", value, timestamp: at });
}
const tell = (update: object, event = "rankings:update") =>
  service.tell("/leaderboard", event, update, `${position.epoch}:${position.offset}`);

function watch(board: Readable<BoardState>): Readable<BoardState> {
  board.subscribe(() => undefined);
  return board;
}
const shows = (board: Readable<BoardState>) => board.get().rows.map(({ userId, value }) => [userId, value]);
const has = () => entries().map(({ userId, value }) => [userId, value]);
const fetches = () => service.requests.length;

beforeEach(() => {
  service = new FakeService();
  client = service.client();
  values = [[1, 40], [2, 30], [3, 20]];
  position = { epoch: "e", offset: 10 };
  service.responds = answer;
});

describe("a board", () => {
  test("is loading, then there, then follows what is told, with one request", async () => {
    const board = watch(client.leaderboard());
    expect(board.get()).toMatchObject({ status: "loading", rows: [], complete: false });
    await service.clock.pass(100);
    expect(board.get()).toMatchObject({ status: "ready", total: 3, sum: 90, complete: true, period: "2026-03" });
    sell(3, 35);
    await service.clock.pass(20);
    expect(shows(board)).toEqual([[1, 40], [3, 35], [2, 30]]);
    expect(board.get()).toMatchObject({ sum: 105, position: { epoch: "e", offset: 11 } });
    expect(board.get().rows[1]).toMatchObject({ rank: 2, change: 1, teamId: 2 });
    expect(fetches()).toBe(1);
  });

  test("takes what was told during the fetch if the answer does not cover it, and only then", async () => {
    service.responds = async (path) => {
      const early = answer(path);
      sell(3, 100);
      const between = answer(path);
      sell(2, 200);
      expect(early.position.offset).toBe(10);
      // Told before this state, and after it.
      return between;
    };
    const board = watch(client.leaderboard());
    await service.clock.pass(100);
    expect(shows(board)).toEqual([[2, 200], [3, 100], [1, 40]]);
    expect(board.get().sum).toBe(340);
    expect(fetches()).toBe(1);
  });

  test("is shared by all who ask for the same, and ends a while after the last of them", async () => {
    const board = client.leaderboard({ metric: "monthlyRevenue" });
    expect(client.leaderboard()).toBe(board);
    const stop = board.subscribe(() => undefined);
    await service.clock.pass(100);
    stop();
    await service.clock.pass(1_000);
    const again = board.subscribe(() => undefined);
    await service.clock.pass(100);
    expect(fetches()).toBe(1);
    again();
    await service.clock.pass(6_000);
    expect(board.get().status).toBe("loading");
    watch(board);
    await service.clock.pass(100);
    expect(fetches()).toBe(2);
  });

  test("tells of many changes once a frame", async () => {
    const board = client.leaderboard();
    const heard = vi.fn();
    board.subscribe(heard);
    await service.clock.pass(1_000);
    heard.mockClear();
    for (let value = 1; value <= 50; value++) sell(1, 100 + value);
    expect(heard).toHaveBeenCalledTimes(1);
    await service.clock.pass(16);
    expect(heard).toHaveBeenCalledTimes(2);
    expect(shows(board)).toEqual(has());
  });

  test("is the same object while other boards change", async () => {
    const board = watch(client.leaderboard());
    await service.clock.pass(100);
    const before = board.get();
    tell({ userId: 1, userName: "User 1", previousRank: 1, newRank: 1, metric: "points", value: 9, timestamp: at });
    await service.clock.pass(100);
    expect(board.get()).toBe(before);
  });
});

describe("what is shown is fetched again", () => {
  const ready = async (options = {}) => {
    const board = watch(client.leaderboard(options));
    await service.clock.pass(100);
    service.requests.length = 0;
    return board;
  };

  test("not after a loss that was recovered", async () => {
    const board = await ready();
    service.cut();
    await service.clock.pass(10_000);
    sell(3, 99);
    await service.clock.pass(100);
    expect(shows(board)).toEqual(has());
    expect(fetches()).toBe(0);
  });

  test("once after a gap, at a time that differs from page to page, and events meanwhile are not lost", async () => {
    const board = await ready();
    service.recovers = false;
    service.cut();
    values = [[1, 40], [2, 90], [3, 20]];
    position = { epoch: "e", offset: 50 };
    service.clock.chance = 0.9;
    await service.clock.pass(3_000);
    expect(fetches()).toBe(0);
    sell(3, 70);
    await service.clock.pass(100);
    await service.clock.pass(10_000);
    expect(fetches()).toBe(1);
    expect(shows(board)).toEqual(has());
    sell(1, 300);
    await service.clock.pass(100);
    expect(shows(board)).toEqual(has());
  });

  test("when events are of another epoch", async () => {
    const board = await ready();
    position = { epoch: "f", offset: 0 };
    sell(1, 500);
    await service.clock.pass(20_000);
    expect(fetches()).toBe(1);
    expect(shows(board)).toEqual(has());
    expect(board.get().position?.epoch).toBe("f");
  });

  test("not after a refresh that shows all of it", async () => {
    const board = await ready();
    values = [[1, 5], [4, 4]];
    position = { epoch: "e", offset: 20 };
    tell(shown([page(100)]), "leaderboard:refresh");
    await service.clock.pass(20_000);
    expect(shows(board)).toEqual([[1, 5], [4, 4]]);
    expect(board.get()).toMatchObject({ total: 2, sum: 9, complete: true });
    expect(fetches()).toBe(0);
  });

  test("not after a refresh of another board", async () => {
    await ready();
    tell(shown([{ ...page(100), metric: "points" }]), "leaderboard:refresh");
    await service.clock.pass(20_000);
    expect(fetches()).toBe(0);
  });

  test("once after a refresh that shows less than is held, however often it comes", async () => {
    const board = await ready({ limit: 1_000 });
    values = Array.from({ length: 150 }, (_, index) => [index + 1, 1_000 - index]);
    position = { epoch: "e", offset: 20 };
    for (let time = 0; time < 20; time++) tell(shown([page(100)]), "leaderboard:refresh");
    await service.clock.pass(20_000);
    expect(fetches()).toBe(1);
    expect(shows(board)).toEqual(has());
  });

  test("again and again while the service is away, with waits that grow", async () => {
    service.isUp = true;
    service.responds = () => {
      throw new TypeError("connection reset");
    };
    const board = watch(client.leaderboard());
    await service.clock.pass(60_000);
    expect(board.get().status).toBe("loading");
    expect(fetches()).toBeGreaterThan(4);
    expect(fetches()).toBeLessThan(10);
    service.responds = answer;
    await service.clock.pass(60_000);
    expect(board.get().status).toBe("ready");
  });
});

test("who may not see it is told so", async () => {
  service.responds = () => {
    throw new RidgecastError("http", "A kiosk is nobody", 403);
  };
  const board = watch(client.leaderboard());
  await service.clock.pass(60_000);
  expect(board.get()).toMatchObject({ status: "error", error: { code: "http", status: 403, message: "A kiosk is nobody" } });
  expect(fetches()).toBe(1);
});

describe("a team's board", () => {
  test("takes the sales of its members alone", async () => {
    watch(client.leaderboard());
    const board = watch(client.leaderboard({ teamId: 2 }));
    await service.clock.pass(100);
    expect(shows(board)).toEqual([[1, 40], [3, 20]]);
    service.requests.length = 0;
    sell(2, 500);
    sell(3, 60);
    await service.clock.pass(20_000);
    expect(shows(board)).toEqual([[3, 60], [1, 40]]);
    expect(fetches()).toBe(0);
  });

  test("looks up once who is unknown, and then takes his sales", async () => {
    const board = watch(client.leaderboard({ teamId: 2 }));
    await service.clock.pass(100);
    service.requests.length = 0;
    sell(5, 30);
    sell(6, 70);
    sell(7, 10);
    await service.clock.pass(20_000);
    expect(shows(board)).toEqual([[1, 40], [5, 30], [3, 20], [7, 10]]);
    expect(service.requests.map(({ path }) => path)).toEqual([
      "/api/v1/leaderboard?metric=allTimeRevenue&limit=1000&offset=0",
    ]);
  });
});
