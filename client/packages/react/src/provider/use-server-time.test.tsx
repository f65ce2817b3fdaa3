import type { Ridgecast } from "@ridgecast/client";
import { act, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { RidgecastProvider } from "./context.js";
import { Ticker, useServerTime } from "./use-server-time.js";

/** The service's clock is 300 ms ahead of the browser's. */
const client = { serverNow: () => Date.now() + 300 };

beforeEach(() => vi.useFakeTimers({ now: 10_000 }));
afterEach(() => vi.useRealTimers());

test("it ticks when the service's clock passes a second, not the browser's", () => {
  const ticker = new Ticker(client, 1_000);
  const ticks: number[] = [];
  const end = ticker.subscribe(() => ticks.push(ticker.get()));
  expect(ticker.get()).toBe(10_000);
  vi.advanceTimersByTime(699);
  expect(ticks).toEqual([]);
  vi.advanceTimersByTime(2);
  expect(ticks).toEqual([11_000]);
  vi.advanceTimersByTime(2_000);
  expect(ticks).toEqual([11_000, 12_000, 13_000]);
  end();
  expect(vi.getTimerCount()).toBe(0);
});

test("that the browser's clock was wrong is noticed within a second, however long the steps are", () => {
  let ahead = 3_600_000;
  const ticker = new Ticker({ serverNow: () => Date.now() + ahead }, 10_000);
  const end = ticker.subscribe(() => {});
  expect(ticker.get()).toBe(3_610_000);
  ahead = 0;
  vi.advanceTimersByTime(1_001);
  expect(ticker.get()).toBe(10_000);
  end();
});

test("who comes later sees the present time", () => {
  const ticker = new Ticker(client, 1_000);
  vi.advanceTimersByTime(60_000);
  ticker.subscribe(() => {});
  expect(ticker.get()).toBe(70_000);
});

test("all components with a step change together, on one timer", () => {
  function Clock(): ReactNode {
    return <time>{useServerTime()}</time>;
  }
  const { unmount } = render(
    // The clock is all that these components ask a client for.
    <RidgecastProvider client={client as Ridgecast}>
      <Clock />
      <Clock />
    </RidgecastProvider>,
  );
  const shown = (): (string | null)[] => screen.getAllByRole("time").map((clock) => clock.textContent);
  expect(shown()).toEqual(["10000", "10000"]);
  expect(vi.getTimerCount()).toBe(1);
  act(() => void vi.advanceTimersByTime(701));
  expect(shown()).toEqual(["11000", "11000"]);
  unmount();
  expect(vi.getTimerCount()).toBe(0);
});
