import { describe, expect, test } from "vitest";

import { pair, type Pairing } from "./pairing";

/** A service that answers each request with the next of these, and notes what it was asked. */
function service(...answers: (Response | "nobody")[]) {
  const asked: string[] = [];
  const waited: number[] = [];
  const stop = new AbortController();
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    asked.push(`${init?.method ?? "GET"} ${String(input)}`);
    const answer = answers.shift();
    if (answers.length === 0) stop.abort();
    if (!answer || answer === "nobody") throw new TypeError("Failed to fetch");
    return answer;
  };
  const wait = async (ms: number) => void waited.push(ms);
  return { means: { fetch, wait, signal: stop.signal }, asked, waited };
}

const json = (status: number, body: unknown, headers = {}) => new Response(JSON.stringify(body), { status, headers });
const offer = (code: string) => json(201, { pairingId: `secret/${code}`, code, expiresAt: "…", pollAfterMs: 3_000 });
const waiting = () => json(200, { status: "waiting" });

async function all(states: AsyncGenerator<Pairing>) {
  const told = [];
  for await (const state of states) told.push(state);
  return told;
}

describe("a pairing", () => {
  test("shows a code, asks at the service's pace and ends with the token", async () => {
    const confirmed = json(200, { status: "confirmed", token: "a.b.c", name: "Lobby" });
    const { means, asked, waited } = service(offer("KX47QZ"), waiting(), confirmed);
    expect(await all(pair(means))).toEqual([
      { state: "asking" },
      { state: "waiting", code: "KX47QZ" },
      { state: "waiting", code: "KX47QZ" },
      { state: "confirmed", token: "a.b.c" },
    ]);
    expect(asked).toEqual([
      "POST /api/v1/pairings",
      "GET /api/v1/pairings/secret%2FKX47QZ",
      "GET /api/v1/pairings/secret%2FKX47QZ",
    ]);
    expect(waited).toEqual([3_000, 3_000]);
  });

  test("shows a new code when the old one has run out", async () => {
    const { means } = service(offer("OLD234"), json(404, {}), offer("NEW567"));
    const codes = (await all(pair(means))).flatMap((told) => (told.state === "waiting" ? [told.code] : []));
    expect(codes).toEqual(["OLD234", "NEW567"]);
  });

  test("keeps asking a service that is away, ever more patiently", async () => {
    const { means, waited } = service(...Array<"nobody">(7).fill("nobody"), offer("KX47QZ"));
    expect((await all(pair(means))).at(-1)).toEqual({ state: "waiting", code: "KX47QZ" });
    expect(waited.slice(0, 7)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  });

  test("keeps its code through a restart of the service", async () => {
    const { means, asked } = service(offer("KX47QZ"), "nobody", json(503, {}), waiting());
    expect((await all(pair(means))).map(({ state }) => state)).toEqual([
      "asking",
      "waiting",
      "unreachable",
      "unreachable",
      "waiting",
    ]);
    expect(asked.filter((request) => request.startsWith("POST"))).toHaveLength(1);
  });

  test("comes back when a service that has too much to do says so", async () => {
    const { means, waited } = service(json(429, {}, { "retry-after": "60" }), offer("KX47QZ"));
    await all(pair(means));
    expect(waited[0]).toBe(60_000);
  });

  test("ends when it is told to", async () => {
    const { means } = service("nobody");
    expect(await all(pair(means))).toEqual([{ state: "asking" }, { state: "unreachable" }]);
  });
});
