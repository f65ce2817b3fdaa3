import { describe, expect, test } from "vitest";

import { Outbox, type Call } from "./outbox.js";

const BOUNDS = { maxCalls: 4, maxBytes: 100 };

function call(body: string, { method = "POST", calledAt = 0 }: Partial<Pick<Call, "method" | "calledAt">> = {}): Call {
  const promise = new Promise<never>(() => {});
  return { method, path: "/x", body, bytes: body.length, calledAt, fate: { promise, resolve() {}, reject() {} } };
}

function filled(...calls: Call[]): Outbox {
  const outbox = new Outbox({ maxCalls: 1_000, maxBytes: 1_000_000 });
  for (const each of calls) outbox.add(each);
  return outbox;
}

const bodies = (calls: Call[]) => calls.map(({ body }) => body);

describe("what goes into a request", () => {
  test("is the oldest calls, as many as fit", () => {
    const outbox = filled(call("1"), call("2"), call("3"));
    expect(bodies(outbox.take({ maxBatch: 2, maxBatchBytes: 1_000 }))).toEqual(["1", "2"]);
    expect(bodies(outbox.take({ maxBatch: 2, maxBatchBytes: 1_000 }))).toEqual(["3"]);
  });

  test("has no more bytes than it may, counted as they are sent", () => {
    const two = `[{"path":"/x","body":1},{"path":"/x","body":2}]`.length;
    const take = (maxBatchBytes: number) => filled(call("1"), call("2"), call("3")).take({ maxBatch: 9, maxBatchBytes });
    // The last entry is counted with a comma, which it does not have.
    expect(take(two + 1)).toHaveLength(2);
    expect(take(two)).toHaveLength(1);
  });

  test("is one call that is too large by itself: the service will say so", () => {
    expect(filled(call("1".repeat(99)), call("2")).take({ maxBatch: 9, maxBatchBytes: 50 })).toHaveLength(1);
  });

  test("is a DELETE alone, in its place", () => {
    const outbox = filled(call("1"), call("", { method: "DELETE" }), call("2"));
    const sizes = [1, 2, 3].map(() => outbox.take({ maxBatch: 9, maxBatchBytes: 1_000 }).map(({ method }) => method));
    expect(sizes).toEqual([["POST"], ["DELETE"], ["POST"]]);
  });
});

test("what is under way counts until its fate is known", () => {
  const outbox = new Outbox(BOUNDS);
  for (const body of ["1", "2", "3", "4"]) outbox.add(call(body));
  expect(outbox.fullFor(1)).toMatch(/outbox\.maxCalls/);
  const taken = outbox.take({ maxBatch: 9, maxBatchBytes: 1_000 });
  expect([outbox.size, outbox.waiting]).toEqual([4, 0]);
  expect(outbox.fullFor(1)).toMatch(/outbox\.maxCalls/);
  for (const each of taken) outbox.remove(each);
  expect(outbox.size).toBe(0);
  expect(outbox.fullFor(100)).toBeUndefined();
  expect(outbox.fullFor(101)).toMatch(/outbox\.maxBytes/);
});

test("a call that is removed twice is not counted twice", () => {
  const outbox = new Outbox(BOUNDS);
  const large = call("x".repeat(60));
  outbox.add(large);
  outbox.add(call("y".repeat(30)));
  outbox.remove(large);
  outbox.remove(large);
  expect(outbox.fullFor(71)).toBeDefined();
  expect(outbox.fullFor(70)).toBeUndefined();
});

test("those that are too old are taken out, and no others", () => {
  const outbox = filled(call("1", { calledAt: 1 }), call("2", { calledAt: 2 }), call("3", { calledAt: 3 }));
  expect(bodies(outbox.takeOlderThan(3))).toEqual(["1", "2"]);
  expect(outbox.waiting).toBe(1);
  expect(bodies(outbox.takeOlderThan(4))).toEqual(["3"]);
});
