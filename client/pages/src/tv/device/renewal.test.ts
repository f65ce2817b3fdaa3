import { describe, expect, test } from "vitest";

import { isNewVersion, nextNight } from "./renewal";

function storage() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
}

describe("a new version", () => {
  test("is one that this page has not met, and is news once", () => {
    const kept = storage();
    expect(isNewVersion("0.1.0", "tv-a.js", kept)).toBe(false);
    expect(isNewVersion("0.1.0", "tv-a.js", kept)).toBe(false);
    expect(isNewVersion("0.2.0", "tv-a.js", kept)).toBe(true);
    expect(isNewVersion("0.2.0", "tv-a.js", kept)).toBe(false);
  });

  test("is no news to the page that came with it", () => {
    const kept = storage();
    isNewVersion("0.1.0", "tv-a.js", kept);
    expect(isNewVersion("0.2.0", "tv-b.js", kept)).toBe(false);
  });

  test("is seen though what was kept is no longer readable", () => {
    const kept = storage();
    kept.setItem("ridgecast.tv.met", "{");
    expect(isNewVersion("0.1.0", "tv-a.js", kept)).toBe(false);
    expect(isNewVersion("0.2.0", "tv-a.js", kept)).toBe(true);
  });
});

describe("the night", () => {
  const at = (text: string) => new Date(text).getTime();

  test("is the next time that it is four", () => {
    expect(nextNight(at("2026-03-05T14:03:00"))).toBe(at("2026-03-06T04:00:00"));
    expect(nextNight(at("2026-03-05T03:59:59"))).toBe(at("2026-03-05T04:00:00"));
  });

  test("is not the same one again for a screen that has just begun anew", () => {
    expect(nextNight(at("2026-03-05T04:00:00"))).toBe(at("2026-03-06T04:00:00"));
  });
});
