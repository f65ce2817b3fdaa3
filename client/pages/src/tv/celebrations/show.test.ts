import type { Achievement, Ridgecast } from "@ridgecast/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { CelebrationShow } from "./show";

const NOON = Date.parse("2026-03-05T12:00:00.000Z");

type Listener = (data: never) => void;

/** A stream that tells what it is given, and a clock. */
function stream() {
  const listeners = new Map<string, Listener>();
  const client: Pick<Ridgecast, "serverNow"> & { on: (namespace: string, event: string, listener: Listener) => () => void } = {
    serverNow: () => Date.now(),
    on: (_, event, listener) => {
      listeners.set(event, listener);
      return () => void listeners.delete(event);
    },
  };
  const tell = (event: string, data: object) => listeners.get(event)?.(data as never);
  return { client: client as unknown as Ridgecast, tell, listeners };
}

function achievement(title: string, type: Achievement["achievementType"] = "milestone"): Achievement {
  return { userId: 7, userName: "Ada", achievementType: type, title, description: "", timestamp: new Date().toISOString() };
}

beforeEach(() => vi.useFakeTimers({ now: NOON }));
afterEach(() => vi.useRealTimers());

describe("the show", () => {
  test("begins with the most important of those that come together", () => {
    const { client, tell } = stream();
    const show = new CelebrationShow(client, []);
    show.start();
    tell("achievement:celebration", achievement("a streak", "streak"));
    tell("achievement:celebration", achievement("a contest", "contest"));
    expect(show.get().showing).toBeUndefined();
    vi.advanceTimersByTime(200);
    expect(show.get()).toMatchObject({ showing: { celebration: { title: "a contest" } }, waiting: 1 });
    vi.advanceTimersByTime(6_100);
    expect(show.get()).toMatchObject({ showing: { celebration: { title: "a streak" } }, waiting: 0 });
    vi.advanceTimersByTime(6_100);
    expect(show.get().showing).toBeUndefined();
  });

  test("begins nothing while it is held, and goes on afterwards", () => {
    const { client, tell } = stream();
    const show = new CelebrationShow(client, []);
    show.start();
    show.hold(true);
    tell("achievement:celebration", achievement("later"));
    vi.advanceTimersByTime(60_000);
    expect(show.get()).toMatchObject({ waiting: 1 });
    expect(show.get().showing).toBeUndefined();
    show.hold(false);
    expect(show.get().showing?.celebration.title).toBe("later");
  });

  test("goes on by itself after the slides have had their turn", () => {
    const { client, tell } = stream();
    const show = new CelebrationShow(client, []);
    show.start();
    for (let n = 0; n < 40; n += 1) tell("achievement:celebration", achievement(`n${n}`));
    const seen = new Set<string>();
    show.subscribe(() => seen.add(show.get().showing?.celebration.title ?? "slides"));
    vi.advanceTimersByTime(5 * 60_000);
    expect(seen.size).toBe(41);
    expect(show.get().waiting).toBe(0);
  });

  test("celebrates a new leader", () => {
    const { client, tell } = stream();
    const show = new CelebrationShow(client, []);
    show.start();
    const timestamp = new Date().toISOString();
    tell("rankings:update", {
      userId: 7, userName: "Ada", previousRank: 2, newRank: 1, metric: "monthlyRevenue", value: 9, timestamp,
    });
    vi.advanceTimersByTime(200);
    expect(show.get().showing?.celebration.kind).toBe("first-place");
  });

  test("remembers the last achievements, each once, the latest first", () => {
    const { client, tell } = stream();
    const [old] = [achievement("old")];
    const show = new CelebrationShow(client, [old]);
    show.start();
    vi.advanceTimersByTime(1_000);
    tell("achievement:celebration", achievement("new"));
    show.remember([old]);
    expect(show.get().recent.map(({ title }) => title)).toEqual(["new", "old"]);
  });

  test("leaves nothing behind when it ends", () => {
    const { client, tell, listeners } = stream();
    const show = new CelebrationShow(client, []);
    const end = show.start();
    tell("achievement:celebration", achievement("a"));
    end();
    expect(listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
