// @vitest-environment happy-dom
import type { Ridgecast } from "@ridgecast/client";
import { RidgecastProvider } from "@ridgecast/react";
import { act, createElement } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { useSecondsLeft } from "./useSecondsLeft";

/** The service's clock is 300 ms ahead of the browser's, and is all that a countdown asks a client for. */
const client = { serverNow: () => Date.now() + 300 } as Ridgecast;

beforeEach(() => {
  vi.useFakeTimers({ now: 10_000 });
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a countdown changes when a second of what is left is over, and ends at the moment itself", () => {
  const place = document.createElement("p");
  const root = createRoot(place);
  function Left() {
    return useSecondsLeft(12_800);
  }
  act(() => root.render(createElement(RidgecastProvider, { client }, createElement(Left))));
  const shown = [{ at: 0, left: place.textContent }];
  // 2.5 s are left. It is looked at a hundred times a second.
  for (let at = 10; at < 2_700; at += 10) {
    act(() => void vi.advanceTimersByTime(10));
    if (place.textContent !== shown.at(-1)?.left) shown.push({ at, left: place.textContent });
  }
  expect(shown).toEqual([
    { at: 0, left: "3" },
    { at: 510, left: "2" },
    { at: 1_510, left: "1" },
    { at: 2_510, left: "0" },
  ]);
  expect(vi.getTimerCount()).toBe(0);
  act(() => root.unmount());
});
