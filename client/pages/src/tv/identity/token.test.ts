import { afterEach, describe, expect, test, vi } from "vitest";

import { findToken, forgetToken, kioskName } from "./token";

/** A storage as a browser has it, in memory. */
function storage(entries: Record<string, string> = {}): Storage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    clear: () => map.clear(),
    getItem: (key) => map.get(key) ?? null,
    key: (index) => [...map.keys()][index] ?? null,
    removeItem: (key) => void map.delete(key),
    setItem: (key, value) => void map.set(key, value),
  };
}

const replaceState = vi.fn();
const address = (hash: string) => ({ location: { hash, pathname: "/app/tv", search: "?theme=light" }, history: { replaceState } });

function encoded(claims: unknown): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(claims)));
  return `head.${btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}.signature`;
}

afterEach(() => replaceState.mockClear());

describe("the token of a screen", () => {
  test("is taken out of the address and kept for the next start", () => {
    const kept = storage();
    expect(findToken(address("#token=a.b.c"), kept)).toBe("a.b.c");
    expect(replaceState).toHaveBeenCalledWith(null, "", "/app/tv?theme=light");
    expect(findToken(address(""), kept)).toBe("a.b.c");
  });

  test("of the address counts more than the one that was kept", () => {
    const kept = storage();
    findToken(address("#token=old"), kept);
    expect(findToken(address("#token=new"), kept)).toBe("new");
    expect(findToken(address(""), kept)).toBe("new");
  });

  test("is gone once it has been refused", () => {
    const kept = storage();
    findToken(address("#token=a.b.c"), kept);
    forgetToken(kept);
    expect(findToken(address(""), kept)).toBeUndefined();
  });

  test("works for the day where nothing can be kept", () => {
    expect(findToken(address("#token=a.b.c"), undefined)).toBe("a.b.c");
  });

  test("says the name of the screen", () => {
    expect(kioskName(encoded({ kiosk: true, sub: "Empfang Köln" }))).toBe("Empfang Köln");
  });

  test.each([
    ["of a user", encoded({ sub: "7" })],
    ["without claims", "abc"],
    ["that is not one", "a.%%%.c"],
    ["with claims that are no object", encoded("kiosk")],
  ])("%s has none", (_, token) => expect(kioskName(token)).toBeUndefined());
});
