import { describe, expect, test } from "vitest";

import { recall, remember } from "./memory";

/** What of a storage is needed, in memory. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const part: Pick<Storage, "getItem" | "setItem"> = {
    getItem: (key) => kept[key] ?? null,
    setItem: (key, value) => void (kept[key] = value),
  };
  return part as Storage;
}

describe("what a screen keeps over a night", () => {
  test("is there again in the morning", () => {
    const kept = storage();
    const memory = { picture: { boards: {}, teams: [], contests: [], asOf: 7 }, recent: [] };
    remember(memory, kept);
    expect(recall(kept)).toEqual(memory);
  });

  test("is nothing at the first start, or where nothing may be kept", () => {
    expect(recall(storage())).toEqual({ recent: [] });
    expect(recall(undefined)).toEqual({ recent: [] });
  });

  test.each(["{", "null", "7", '{"form":0,"memory":{"recent":"old"}}'])("is nothing when it reads %s", (text) => {
    const kept = storage();
    kept.setItem("ridgecast.tv.memory", text);
    expect(recall(kept)).toEqual({ recent: [] });
  });

  test("costs nothing but itself when the storage is full", () => {
    const full = { setItem: () => { throw new DOMException("full", "QuotaExceededError"); } };
    expect(() => remember({ recent: [] }, full as unknown as Storage)).not.toThrow();
  });
});
