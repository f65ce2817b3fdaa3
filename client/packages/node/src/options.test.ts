import { expect, test } from "vitest";

import { settings, type RidgecastOptions } from "./options.js";

const right: RidgecastOptions = { url: "http://127.0.0.1:8080", apiKey: "rck_1" };

test("what is left out has its default", () => {
  const { url, maxBatch, retry, maxAge } = settings(right);
  expect(url.href).toBe("http://127.0.0.1:8080/");
  expect({ maxBatch, retry, maxAge }).toEqual({ maxBatch: 1_000, retry: { min: 100, max: 5_000 }, maxAge: 3_600_000 });
});

test("a path in the url stays in front", () => {
  expect(settings({ ...right, url: "https://app.example.com/realtime" }).url.href).toBe("https://app.example.com/realtime/");
});

test.each<[string, Partial<RidgecastOptions>]>([
  ["url: ", { url: "127.0.0.1:8080" }],
  ["url: ", { url: "ws://127.0.0.1:8080" }],
  ["apiKey: ", { apiKey: "" }],
  ["apiKey: ", { apiKey: "rck_1\n" }],
  ["batchWindow: ", { batchWindow: -1 }],
  ["maxBatch: expected an integer from 1 to 1000, got 1001", { maxBatch: 1_001 }],
  ["outbox.maxAge: ", { outbox: { maxAge: 24 * 3_600_000 } }],
  ["retry.max: expected an integer from 500 ", { retry: { min: 500, max: 400 } }],
])("what is wrong is named: %s", (message, wrong) => {
  expect(() => settings({ ...right, ...wrong })).toThrow(message);
});

test("a key that is wrong is not shown", () => {
  const message = (apiKey: unknown) => {
    try {
      settings({ ...right, apiKey: apiKey as string });
    } catch (error) {
      return (error as Error).message;
    }
    return "it is taken";
  };
  const said = "apiKey: expected a key of visible ASCII characters";
  expect([message("rck_secret "), message(undefined), message("")]).toEqual([said, said, said]);
});
