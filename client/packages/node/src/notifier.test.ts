import { afterEach, expect, test, vi } from "vitest";

import { RidgecastError } from "./errors.js";
import { Notifier } from "./notifier.js";

const error = new RidgecastError("refused", "POST /api/v1/sales", "422 userId: expected an integer");

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

test("listeners hear until they are taken away", async () => {
  const notifier = new Notifier();
  const heard: RidgecastError[] = [];
  const off = notifier.on("error", (error) => heard.push(error));
  notifier.error(error);
  await Promise.resolve();
  off();
  vi.spyOn(process, "emitWarning").mockReturnValue();
  notifier.error(error);
  await Promise.resolve();
  expect(heard).toEqual([error]);
});

test("what nobody listens for is a warning of the process, once in ten seconds", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const warn = vi.spyOn(process, "emitWarning").mockReturnValue();
  const notifier = new Notifier();
  for (let times = 0; times < 1_000; times++) notifier.error(error);
  notifier.dropped(error);
  vi.advanceTimersByTime(10_000);
  notifier.error(error);
  expect(warn.mock.calls.map(([text]) => text)).toEqual([
    "error: POST /api/v1/sales: 422 userId: expected an integer",
    "dropped: POST /api/v1/sales: 422 userId: expected an integer",
    "error: POST /api/v1/sales: 422 userId: expected an integer (and 999 more before)",
  ]);
});
