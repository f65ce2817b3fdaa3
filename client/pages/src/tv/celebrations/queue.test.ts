import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Celebration, Kind } from "./celebration";
import { CelebrationQueue, MOST_WAITING } from "./queue";

const NOON = Date.parse("2026-03-05T12:00:00.000Z");
const MINUTE = 60_000;
const KINDS: readonly Kind[] = ["contest", "first-place", "milestone", "streak", "rank"];
const IMPORTANCE: Record<Kind, number> = { contest: 3, "first-place": 3, milestone: 2, streak: 1, rank: 1 };

function celebration(kind: Kind, id: string, more: Partial<Celebration> = {}): Celebration {
  const names = [`Rep ${id}`];
  return { id, subject: id, kind, names, title: id, description: "", userId: 1, at: NOON, ...more };
}

/** Lets the queue run until nothing is left; what was shown, in order, and from when to when. */
function runOut(queue: CelebrationQueue, from: number) {
  const shown: { id: string; kind: Kind; from: number; to: number }[] = [];
  let now = from;
  for (queue.advance(now); queue.due !== undefined; queue.advance(now)) {
    if (queue.showing) {
      const { celebration, startedAt, endsAt } = queue.showing;
      shown.push({ id: celebration.id, kind: celebration.kind, from: startedAt, to: endsAt });
    }
    now = queue.due;
  }
  return shown;
}

describe("a queue of celebrations", () => {
  test("shows one for six seconds, then the next", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("rank", "a"), NOON);
    queue.offer(celebration("rank", "b"), NOON);
    queue.advance(NOON);
    expect(queue.showing?.celebration.id).toBe("a");
    queue.advance(NOON + 5_999);
    expect(queue.showing?.celebration.id).toBe("a");
    queue.advance(NOON + 6_000);
    expect(queue.showing?.celebration.id).toBe("b");
    queue.advance(NOON + 12_000);
    expect(queue.showing).toBeUndefined();
  });

  test("shows all of forty at once, the most important first, each shorter than one alone", () => {
    const queue = new CelebrationQueue();
    for (let n = 0; n < 40; n += 1) {
      queue.offer(celebration(KINDS[n % KINDS.length] ?? "rank", `n${n}`, { userId: n }), NOON);
    }
    const shown = runOut(queue, NOON);
    expect(new Set(shown.map(({ id }) => id)).size).toBe(40);
    expect(queue.dropped).toBe(0);
    const importance = shown.map(({ kind }) => IMPORTANCE[kind]);
    expect(importance).toEqual([...importance].sort((a, b) => b - a));
    expect(shown[0]).toMatchObject({ from: NOON, to: NOON + 2_500 });
    expect(shown.at(-1)).toMatchObject({ to: (shown.at(-1)?.from ?? 0) + 6_000 });
    expect(shown.at(-1)?.to).toBeLessThan(NOON + 3 * MINUTE);
  });

  test("lets the slides have a turn after each minute without a break", () => {
    const queue = new CelebrationQueue();
    for (let n = 0; n < 40; n += 1) queue.offer(celebration("milestone", `n${n}`), NOON);
    const shown = runOut(queue, NOON);
    const rests = shown.flatMap(({ from }, n) => (from === (shown[n - 1]?.to ?? from) ? [] : [from - (shown[n - 1]?.to ?? 0)]));
    expect(rests).toEqual([15_000, 15_000]);
    expect(shown.findIndex(({ from }) => from - NOON >= 60_000)).toBe(24);
  });

  test("keeps the most important of ten thousand at once and counts the rest", () => {
    const queue = new CelebrationQueue();
    for (let n = 0; n < 10_000; n += 1) queue.offer(celebration("streak", `s${n}`), NOON);
    for (let n = 0; n < 5; n += 1) queue.offer(celebration("contest", `c${n}`), NOON);
    expect(queue.waiting).toBe(MOST_WAITING);
    expect(queue.dropped).toBe(10_005 - MOST_WAITING);
    const shown = runOut(queue, NOON);
    expect(shown.slice(0, 6).map(({ id }) => id)).toEqual(["c0", "c1", "c2", "c3", "c4", "s0"]);
    expect(shown).toHaveLength(MOST_WAITING);
    expect(queue.dropped).toBe(0);
  });

  test("does not cut short what is shown, however important the next one is", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("rank", "small"), NOON);
    queue.advance(NOON);
    queue.offer(celebration("contest", "great"), NOON + 1);
    queue.advance(NOON + 1);
    expect(queue.showing?.celebration.id).toBe("small");
  });

  test("leaves out what has become old news while it waited", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("rank", "rank"), NOON);
    queue.offer(celebration("contest", "won"), NOON);
    queue.advance(NOON + 20 * MINUTE);
    expect(queue.showing?.celebration.id).toBe("won");
    queue.advance(NOON + 21 * MINUTE);
    expect(queue.showing).toBeUndefined();
  });

  test("does not take in what is old already, as after a night without power", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("contest", "last evening"), NOON + 14 * 60 * MINUTE);
    expect(queue.waiting).toBe(0);
  });

  test("celebrates an event once, though it is told again after a reconnect", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("milestone", "a"), NOON);
    expect(runOut(queue, NOON)).toHaveLength(1);
    queue.offer(celebration("milestone", "a"), NOON + MINUTE);
    expect(queue.waiting).toBe(0);
  });

  test("puts together what waits and says the same", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("rank", "a", { subject: "up", description: "Now 9th" }), NOON);
    queue.offer(celebration("rank", "b", { subject: "up", description: "Now 8th", at: NOON + 1 }), NOON + 1);
    queue.advance(NOON + 1);
    expect(queue.showing?.celebration.description).toBe("Now 8th");
    expect(queue.waiting).toBe(0);
  });

  test("names all of a team that has won in one celebration", () => {
    const queue = new CelebrationQueue();
    for (const name of ["Ada", "Grace", "Katherine"]) {
      queue.offer(celebration("contest", name, { subject: "Sprint", names: [name] }), NOON);
    }
    queue.advance(NOON);
    expect(queue.showing?.celebration.names).toEqual(["Ada", "Grace", "Katherine"]);
  });

  test("does not say that a new leader has come to the first three, whichever is told first", () => {
    const leader = celebration("first-place", "lead");
    const podium = celebration("rank", "podium");
    for (const order of [
      [leader, podium],
      [podium, leader],
    ]) {
      const queue = new CelebrationQueue();
      for (const one of order) queue.offer(one, NOON);
      expect(runOut(queue, NOON).map(({ id }) => id)).toEqual(["lead"]);
    }
  });

  test("begins nothing while it is told to hold, and goes on afterwards with what is still news", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("milestone", "a"), NOON);
    queue.advance(NOON, true);
    expect(queue.showing).toBeUndefined();
    queue.advance(NOON + MINUTE);
    expect(queue.showing?.celebration.id).toBe("a");
  });

  test("ends one that is skipped and begins the next", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("milestone", "a"), NOON);
    queue.offer(celebration("milestone", "b"), NOON);
    queue.advance(NOON);
    queue.skip(NOON + 100);
    expect(queue.showing).toMatchObject({ celebration: { id: "b" }, startedAt: NOON + 100 });
  });

  test("does not leave one on the screen when the clock is put back", () => {
    const queue = new CelebrationQueue();
    queue.offer(celebration("milestone", "a"), NOON);
    queue.advance(NOON);
    queue.advance(NOON - 60 * MINUTE);
    expect(queue.showing).toBeUndefined();
  });
});

describe("whatever comes and whenever it comes", () => {
  const arrivals = fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      number: fc.nat(200),
      subject: fc.nat(80),
      age: fc.nat(40 * MINUTE),
      after: fc.nat(4_000),
    }),
    { maxLength: 300 },
  );

  test("one is shown at a time, none twice, none that is old, and the bound holds", () => {
    fc.assert(
      fc.property(arrivals, (coming) => {
        const queue = new CelebrationQueue();
        const shown: string[] = [];
        let now = NOON;
        let last: { id: string; endsAt: number } | undefined;
        const look = () => {
          const { showing } = queue;
          if (!showing || showing.celebration.id === last?.id) return;
          expect(showing.startedAt).toBeGreaterThanOrEqual(last?.endsAt ?? 0);
          expect(now - showing.celebration.at).toBeLessThanOrEqual(30 * MINUTE);
          last = { id: showing.celebration.id, endsAt: showing.endsAt };
          shown.push(showing.celebration.id);
        };
        for (const { kind, number, subject, age, after } of coming) {
          now += after;
          queue.offer(celebration(kind, `n${number}`, { subject: `s${subject}`, at: now - age }), now);
          queue.advance(now);
          look();
          expect(queue.waiting).toBeLessThanOrEqual(MOST_WAITING);
        }
        for (; queue.due !== undefined; queue.advance(now), look()) now = queue.due;
        expect(new Set(shown).size).toBe(shown.length);
        expect(queue.waiting).toBe(0);
      }),
    );
  });

  test("what is dropped and what is shown come to what was told", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...KINDS), { maxLength: 400 }), (kinds) => {
        const queue = new CelebrationQueue();
        // Nobody covers anybody here: each is about another user.
        kinds.forEach((kind, n) => queue.offer(celebration(kind, `n${n}`, { userId: n }), NOON));
        const { dropped } = queue;
        const shown = runOut(queue, NOON);
        expect(shown.length + dropped).toBe(kinds.length);
        const lowest = Math.min(...shown.map(({ kind }) => IMPORTANCE[kind]));
        const missing = kinds.filter((_, n) => !shown.some(({ id }) => id === `n${n}`));
        for (const kind of missing) expect(IMPORTANCE[kind]).toBeLessThanOrEqual(lowest);
      }),
    );
  });
});
