// Once and in order, whatever becomes of the service meanwhile.

import { expect, test } from "vitest";

import type { RidgecastError } from "../src/index.js";
import { client, connect, counted, startService } from "./stage.js";

const COUNT = 2_000;
const numbers = Array.from({ length: COUNT }, (_, n) => n);

test("calls of one tick share requests, and are heard in their order", async () => {
  const service = await startService();
  const { requests, fetch } = counted();
  const { ridgecast, noticed } = connect(service, { fetch });
  const page = await client(service, "/", { user: 7 });
  const receipts = await Promise.all(numbers.map((n) => ridgecast.broadcast("n", n)));
  expect(requests.map(({ url, entries }) => [new URL(url).pathname, entries])).toEqual([
    ["/api/v1/batch", 1_000],
    ["/api/v1/batch", 1_000],
  ]);
  expect((await page.until(COUNT)).map(([, n]) => n)).toEqual(numbers);
  const offsets = receipts.map(({ events: [told] }) => told?.offset ?? 0);
  expect(offsets).toEqual([...offsets].sort((a, b) => a - b));
  expect(new Set(offsets).size).toBe(COUNT);
  expect([ridgecast.pending, noticed]).toEqual([0, { error: [], dropped: [], retry: [] }]);
});

test("a DELETE among POSTs keeps its place", async () => {
  const service = await startService();
  const { requests, fetch } = counted();
  const { ridgecast } = connect(service, { fetch });
  const sale = { saleId: "s-1", userId: 7, revenue: 100, signups: 1 };
  const [first, voided, second] = await Promise.all([
    ridgecast.report.sale(sale),
    ridgecast.report.voidSale("s-1"),
    ridgecast.report.sale({ ...sale, revenue: 300 }),
  ]);
  const values = [first, voided, second].map(
    ({ standing }) => standing.metrics.find(({ metric }) => metric === "allTimeRevenue")?.value,
  );
  expect(values).toEqual([100, 0, 300]);
  expect(requests).toHaveLength(3);
});

test.each<[string, NodeJS.Signals]>([
  ["killed", "SIGKILL"],
  ["stopped", "SIGTERM"],
])("a service that is %s twice in the midst of 2,000 calls: each is heard once, in order", { timeout: 60_000 }, async (_, signal) => {
  const service = await startService();
  // Small requests, so that the end falls among many of them.
  const { ridgecast, noticed } = connect(service, { maxBatch: 20 });
  const page = await client(service, "/", { user: 7 });
  let restarted = Promise.resolve();
  // Not awaited: the calls go on while the service is away.
  const restart = () => {
    restarted = restarted.then(() => service.end(signal)).then(() => service.start());
  };
  const calls: Promise<unknown>[] = [];
  for (const n of numbers) {
    calls.push(ridgecast.broadcast("n", n));
    if (n === 500 || n === 1_200) restart();
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await Promise.all([restarted, ...calls]);
  // What is told now comes behind everything: nothing comes twice.
  await ridgecast.broadcast("last");
  const heard = await page.until(COUNT + 1);
  expect(heard).toEqual([...numbers.map((n) => ["n", n]), ["last", null]]);
  expect([noticed.error, noticed.dropped]).toEqual([[], []]);
  expect(noticed.retry.length).toBeGreaterThan(0);
});

test("answers that are lost on their way: each call is heard once, and its receipt is that of the first time", async () => {
  const service = await startService();
  const requests: (string | null)[] = [];
  const losing: typeof fetch = async (url, init) => {
    const answer = await fetch(url, init);
    requests.push(new Headers(init?.headers).get("idempotency-key"));
    if (requests.length % 2 === 1) throw new TypeError("fetch failed", { cause: new Error("read ECONNRESET") });
    return answer;
  };
  const { ridgecast } = connect(service, { fetch: losing, maxBatch: 10 });
  const page = await client(service, "/", { user: 7 });
  const receipts = await Promise.all(numbers.slice(0, 100).map((n) => ridgecast.broadcast("n", n)));
  const heard = await page.until(100);
  expect(heard.map(([, n]) => n)).toEqual(numbers.slice(0, 100));
  const offsets = receipts.map(({ events: [told] }) => told?.offset ?? 0);
  const first = offsets[0] ?? 0;
  expect(offsets).toEqual(offsets.map((_, n) => first + n));
  expect([requests.length, new Set(requests).size]).toEqual([20, 10]);
});

test("wrong entries of a batch are refused with their fields, and the others told in order", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect(service);
  const page = await client(service, "/", { user: 7 });
  const calls = Array.from({ length: 200 }, (_, n) => ridgecast.broadcast(n % 3 === 0 ? "connect" : "n", n));
  const settled = await Promise.allSettled(calls);
  const right = settled.flatMap(({ status }, n) => (status === "fulfilled" ? [n] : []));
  expect(right).toEqual(Array.from({ length: 200 }, (_, n) => n).filter((n) => n % 3 !== 0));
  expect((await page.until(right.length)).map(([, n]) => n)).toEqual(right);
  const [first] = settled as [PromiseRejectedResult];
  const error = first.reason as RidgecastError;
  expect(error).toMatchObject({ code: "refused", status: 422, call: "POST /api/v1/broadcasts" });
  expect(error.problem?.errors?.map(({ field }) => field)).toEqual(["event"]);
  expect(error.message).toMatch(/^POST \/api\/v1\/broadcasts: 422 event: this name is reserved/);
  expect(noticed.error).toHaveLength(67);
});

test("a report that contradicts what is known does not take the others of its batch with it", async () => {
  const service = await startService();
  const { ridgecast } = connect(service);
  const sale = { saleId: "s-1", userId: 7, revenue: 100, signups: 1 };
  await ridgecast.report.sale(sale);
  const [other, next, address] = await Promise.allSettled([
    ridgecast.report.sale({ ...sale, revenue: 200 }),
    ridgecast.report.sale({ ...sale, saleId: "s-2" }),
    ridgecast.toUser("me" as unknown as number, "hint"),
  ]);
  expect(other).toMatchObject({ status: "rejected", reason: { code: "refused", status: 409 } });
  expect(next.status).toBe("fulfilled");
  expect(address).toMatchObject({ status: "rejected", reason: { status: 422, message: expect.stringContaining("userId") } });
  await expect(ridgecast.report.voidSale("s-9")).rejects.toMatchObject({ code: "refused", status: 404 });
});

test("a batch that is too large for the service is divided", async () => {
  const service = await startService({ API__MAX_BODY: "4 KiB" });
  const { requests, fetch } = counted();
  const { ridgecast } = connect(service, { fetch });
  const page = await client(service, "/", { user: 7 });
  const text = "x".repeat(1_000);
  const calls = Array.from({ length: 10 }, (_, n) => ridgecast.broadcast("n", `${n} ${text}`));
  const tooLarge = ridgecast.broadcast("n", "y".repeat(5_000));
  await expect(tooLarge).rejects.toMatchObject({ code: "refused", status: 413 });
  await Promise.all(calls);
  expect((await page.until(10)).map(([, data]) => parseInt(String(data), 10))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(requests.length).toBeGreaterThan(4);
});

test("a wrong key is said at once", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect({ url: service.url, apiKey: "rck_wrong" });
  await expect(ridgecast.broadcast("a")).rejects.toMatchObject({ code: "refused", status: 401 });
  await expect(ridgecast.leaderboard.isUserConnected(7)).rejects.toMatchObject({ code: "refused", status: 401 });
  expect(noticed.error).toEqual([expect.stringContaining("POST /api/v1/broadcasts: 401 the API key")]);
});

test("a full outbox refuses what is new, says so, and keeps what it has", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect(service, { outbox: { maxCalls: 5, maxBytes: 2_000 } });
  const page = await client(service, "/", { user: 7 });
  await service.end("SIGKILL");
  const kept = [0, 1, 2].map((n) => ridgecast.broadcast("n", n));
  await expect(ridgecast.broadcast("n", "x".repeat(2_000))).rejects.toMatchObject({ code: "outbox-full" });
  kept.push(...[3, 4].map((n) => ridgecast.broadcast("n", n)));
  await expect(ridgecast.broadcast("n", 5)).rejects.toMatchObject({ code: "outbox-full", message: expect.stringContaining("maxCalls") });
  expect([ridgecast.pending, noticed.dropped.length]).toEqual([5, 2]);
  await service.start();
  await Promise.all(kept);
  expect((await page.until(5)).map(([, n]) => n)).toEqual([0, 1, 2, 3, 4]);
  await ridgecast.broadcast("n", 6);
  expect(ridgecast.pending).toBe(0);
});

test("close() sends what waits, and takes nothing more", async () => {
  const service = await startService();
  const { ridgecast } = connect(service, { batchWindow: 60_000 });
  const page = await client(service, "/", { user: 7 });
  const calls = [0, 1, 2].map((n) => ridgecast.broadcast("n", n));
  expect(await ridgecast.close()).toBe(0);
  await Promise.all(calls);
  expect((await page.until(3)).map(([, n]) => n)).toEqual([0, 1, 2]);
  await expect(ridgecast.broadcast("n", 3)).rejects.toMatchObject({ code: "closed" });
});

test("close() gives up in time where the service does not come back, and says what was left", async () => {
  const service = await startService();
  const { ridgecast, noticed } = connect(service);
  await service.end("SIGKILL");
  const calls = [0, 1, 2].map((n) => ridgecast.broadcast("n", n));
  expect(await ridgecast.close({ timeout: 100 })).toBe(3);
  const settled = await Promise.allSettled(calls);
  expect(settled.map((fate) => fate.status === "rejected" && (fate.reason as RidgecastError).code)).toEqual(["closed", "closed", "closed"]);
  expect([ridgecast.pending, noticed.dropped.length]).toEqual([0, 3]);
});
