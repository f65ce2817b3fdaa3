import { describe, expect, test } from "vitest";

import { FakeService } from "../test/fake-service.js";
import { assemble } from "./client.js";
import { RidgecastError } from "./errors.js";
import { mayPass } from "./http.js";

describe("a request", () => {
  test("says who it is, with a token for each", async () => {
    const service = new FakeService();
    let count = 0;
    const client = service.client({ token: async () => `t${(count += 1)}` });
    service.responds = () => ({ ok: true });
    await client.fetch("/api/v1/x");
    await client.fetch("/api/v1/x", { method: "POST", body: "{}" });
    const headers = service.requests.map(({ init }) => new Headers(init.headers));
    expect(headers.map((all) => all.get("authorization"))).toEqual(["Bearer t1", "Bearer t2"]);
    expect(headers.map((all) => all.get("content-type"))).toEqual([null, "application/json"]);
    expect(service.requests[0]?.init.credentials).toBe("include");
  });

  test("without a body in its answer gives undefined", async () => {
    const service = new FakeService();
    service.responds = () => undefined;
    expect(await service.client().fetch("/session", { method: "DELETE" })).toBeUndefined();
  });

  test("that is refused throws what the service said", async () => {
    const answer = new Response('{"title":"Too many","status":429,"detail":"Slowly"}', {
      status: 429,
      headers: { "content-type": "application/problem+json", "retry-after": "7" },
    });
    const client = assemble({ url: "" }, { fetch: async () => answer });
    await expect(client.fetch("/x")).rejects.toMatchObject({
      name: "RidgecastError", code: "http", status: 429, message: "Slowly", retryAfter: 7, problem: { title: "Too many" },
    });
  });

  test("that is answered by something else in front of the service says at least the status", async () => {
    const client = assemble({ url: "" }, { fetch: async () => new Response("<h1>no</h1>", { status: 502, statusText: "Bad Gateway" }) });
    await expect(client.fetch("/x")).rejects.toMatchObject({ code: "http", status: 502, message: "/x: 502 Bad Gateway" });
  });

  test("that nobody answers is given up after a while", async () => {
    const service = new FakeService();
    const hanging = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    const client = assemble({ url: "" }, { fetch: hanging, clock: service.clock });
    const answer = client.fetch("/x").catch((error: RidgecastError) => error.code);
    await service.clock.pass(21_000);
    expect(await answer).toBe("network");
  });

  test("that is under way when the client is closed is given up", async () => {
    const hanging = (_: unknown, init?: RequestInit) =>
      new Promise<Response>((_, reject) => init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))));
    const client = assemble({ url: "" }, { fetch: hanging });
    const answer = client.fetch("/x").catch((error: RidgecastError) => error.code);
    await Promise.resolve();
    client.close();
    expect(await answer).toBe("closed");
  });
});

test("what may pass is told from what will not", () => {
  const http = (status: number) => new RidgecastError("http", "", status);
  expect([408, 429, 500, 503].map((status) => mayPass(http(status)))).toEqual([true, true, true, true]);
  expect([400, 401, 403, 404, 409, 422].some((status) => mayPass(http(status)))).toBe(false);
  expect(mayPass(new RidgecastError("network", ""))).toBe(true);
  expect(mayPass(new RidgecastError("closed", ""))).toBe(false);
});
