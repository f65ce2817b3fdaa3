// When to send again and when not, against a service that answers as it is told to. Whether the real one is understood is
// tested in ../test.

import { afterEach, expect, test, vi } from "vitest";

import type { RidgecastError } from "./errors.js";
import { connectRidgecast, type Ridgecast } from "./ridgecast.js";
import type { RidgecastOptions } from "./options.js";

afterEach(() => {
  vi.useRealTimers();
});

interface Asked {
  path: string;
  key: string | null;
  events: string[];
}

type Answer = { status: number; body?: unknown; retryAfter?: string } | "no connection" | "done";

/** A service that has an answer for each request; after those every one is done. */
function serviceThat(...answers: Answer[]): { asked: Asked[]; fetch: typeof fetch } {
  const asked: Asked[] = [];
  const fetch = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const entries = JSON.parse(String(init?.body ?? "[]")) as { body: { event: string } }[];
    const key = new Headers(init?.headers).get("idempotency-key");
    asked.push({ path: new URL(String(url)).pathname, key, events: entries.map(({ body }) => body.event) });
    const answer = answers.shift() ?? "done";
    if (answer === "no connection") throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED") });
    if (answer === "done") return Response.json(entries.map(() => ({ events: [], epoch: "e" })));
    const headers: Record<string, string> = answer.retryAfter === undefined ? {} : { "retry-after": answer.retryAfter };
    return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status, headers });
  };
  return { asked, fetch };
}

function connect(fetch: typeof globalThis.fetch, options: Partial<RidgecastOptions> = {}) {
  const ridgecast = connectRidgecast({ url: "http://ridgecast.test", apiKey: "k", fetch, retry: { min: 1, max: 2 }, ...options });
  const noticed: string[] = [];
  ridgecast.on("error", ({ code }) => noticed.push(`error ${code}`));
  ridgecast.on("dropped", ({ code }) => noticed.push(`dropped ${code}`));
  ridgecast.on("retry", ({ attempt }) => noticed.push(`retry ${attempt}`));
  return { ridgecast, noticed };
}

/** What has become of calls: "done", or the code and the status of their errors. */
async function fates(calls: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(calls);
  return settled.map((fate) => {
    if (fate.status === "fulfilled") return "done";
    const { code, status } = fate.reason as RidgecastError;
    return status === undefined ? code : `${code} ${status}`;
  });
}

const broadcasts = (ridgecast: Ridgecast, ...events: string[]) => events.map((event) => ridgecast.broadcast(event));

test.each<[string, Answer]>([
  ["there is no connection", "no connection"],
  ["the service is stopping", { status: 503, retryAfter: "0" }],
  ["there were too many", { status: 429, retryAfter: "0" }],
  ["a proxy does not reach it", { status: 502 }],
])("the same request is sent again under its key when %s", async (_, answer) => {
  const { asked, fetch } = serviceThat(answer, answer);
  const { ridgecast, noticed } = connect(fetch);
  expect(await fates(broadcasts(ridgecast, "a", "b"))).toEqual(["done", "done"]);
  expect(asked.map(({ events }) => events)).toEqual([["a", "b"], ["a", "b"], ["a", "b"]]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
  expect(asked[0]?.key).toMatch(/^[\x21-\x7e]{1,255}$/);
  expect(noticed).toEqual(["retry 1", "retry 2"]);
});

test("what is called while a request is repeated comes after it", async () => {
  const { asked, fetch } = serviceThat("no connection", "no connection");
  const { ridgecast } = connect(fetch);
  const calls = broadcasts(ridgecast, "a");
  ridgecast.on("retry", ({ attempt }) => calls.push(...broadcasts(ridgecast, `after attempt ${attempt}`)));
  await calls[0];
  expect(await fates(calls)).toEqual(["done", "done", "done"]);
  expect(asked.map(({ events }) => events)).toEqual([["a"], ["a"], ["a"], ["after attempt 1", "after attempt 2"]]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
});

test("a call made in the very moment the last one is confirmed is sent as well", async () => {
  const { asked, fetch } = serviceThat();
  const { ridgecast } = connect(fetch);
  let calls = 1;
  const again = (): Promise<unknown> => ridgecast.broadcast(`${calls}`).then(() => (calls++ < 50 ? again() : undefined));
  await again();
  expect(asked).toHaveLength(50);
});

test("an entry that is to blame is refused, and the rest sent again under another key", async () => {
  const errors = [{ field: "[1].body.event", detail: "expected a name" }];
  const { asked, fetch } = serviceThat({ status: 422, body: { errors } });
  const { ridgecast, noticed } = connect(fetch);
  expect(await fates(broadcasts(ridgecast, "a", "b", "c"))).toEqual(["done", "refused 422", "done"]);
  expect(asked.map(({ events }) => events)).toEqual([["a", "b", "c"], ["a", "c"]]);
  expect(new Set(asked.map(({ key }) => key)).size).toBe(2);
  expect(noticed).toEqual(["error refused"]);
});

test.each([400, 413, 422])("a batch refused with %i, nobody named, is halved", async (status) => {
  const { asked, fetch } = serviceThat({ status }, "done", { status });
  const { ridgecast } = connect(fetch);
  expect(await fates(broadcasts(ridgecast, "a", "b", "c"))).toEqual(["done", "done", `refused ${status}`]);
  expect(asked.map(({ events }) => events)).toEqual([["a", "b", "c"], ["a", "b"], ["c"]]);
});

test.each([401, 403, 404])("a batch refused with %i is refused whole, and the next is tried", async (status) => {
  const { asked, fetch } = serviceThat({ status });
  const { ridgecast } = connect(fetch);
  expect(await fates(broadcasts(ridgecast, "a", "b"))).toEqual([`refused ${status}`, `refused ${status}`]);
  expect(await fates(broadcasts(ridgecast, "c"))).toEqual(["done"]);
  expect(asked).toHaveLength(2);
});

test("an answer that is none of the service's is no receipt", async () => {
  const { fetch } = serviceThat({ status: 200, body: { hello: "world" } });
  const { ridgecast } = connect(fetch);
  const [error] = await Promise.all(broadcasts(ridgecast, "a").map((call) => call.catch((error: Error) => error.message)));
  expect(error).toMatch(/is the url right\?$/);
});

test("what is not confirmed within its time is given up, and what is younger goes on", async () => {
  const { asked, fetch } = serviceThat("no connection", { status: 503, retryAfter: "60" });
  const { ridgecast, noticed } = connect(fetch, { outbox: { maxAge: 1_000 } });
  const old = ridgecast.broadcast("old").catch((error: RidgecastError) => error);
  expect(await old).toMatchObject({ code: "expired", status: 503, call: "POST /api/v1/broadcasts" });
  expect(await fates(broadcasts(ridgecast, "young"))).toEqual(["done"]);
  expect(asked.map(({ events }) => events)).toEqual([["old"], ["old"], ["young"]]);
  expect(noticed).toEqual(["retry 1", "dropped expired"]);
});

test("what waits for too long behind another request is never sent", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const service = serviceThat();
  let answer = () => {};
  const slow = new Promise<void>((resolve) => (answer = resolve));
  const fetch: typeof globalThis.fetch = async (...request) => {
    const answered = await service.fetch(...request);
    await slow;
    return answered;
  };
  const { ridgecast, noticed } = connect(fetch, { outbox: { maxAge: 60_000 } });
  const calls = broadcasts(ridgecast, "a");
  await vi.waitUntil(() => service.asked.length === 1);
  calls.push(...broadcasts(ridgecast, "b"));
  vi.advanceTimersByTime(60_001);
  calls.push(...broadcasts(ridgecast, "c"));
  answer();
  expect(await fates(calls)).toEqual(["done", "expired", "done"]);
  expect(service.asked.map(({ events }) => events)).toEqual([["a"], ["c"]]);
  expect(noticed).toEqual(["dropped expired"]);
});

test("an argument without a JSON form is refused at once, and nothing is thrown", async () => {
  const { asked, fetch } = serviceThat();
  const { ridgecast, noticed } = connect(fetch);
  const circle: unknown[] = [];
  circle.push(circle);
  expect(await fates([ridgecast.broadcast("a", circle), ridgecast.broadcast("b", 1n)])).toEqual(["not-json", "not-json"]);
  expect([asked, ridgecast.pending]).toEqual([[], 0]);
  expect(noticed).toEqual(["error not-json", "error not-json"]);
});

test("a listener that throws does not stop the delivery", async () => {
  const { fetch } = serviceThat({ status: 401 });
  const { ridgecast } = connect(fetch);
  const thrown = new Promise((resolve) => process.once("uncaughtException", resolve));
  ridgecast.on("error", () => {
    throw new Error("of the listener's");
  });
  expect(await fates(broadcasts(ridgecast, "a"))).toEqual(["refused 401"]);
  expect(await thrown).toMatchObject({ message: "of the listener's" });
  expect(await fates(broadcasts(ridgecast, "b"))).toEqual(["done"]);
});
