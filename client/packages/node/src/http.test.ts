import { describe, expect, test } from "vitest";

import type { Problem } from "./errors.js";
import { outcome } from "./http.js";

describe("what a status means", () => {
  test.each([200, 201, 202, 204])("%i: done", (status) => {
    expect(outcome(status, "[]", null)).toEqual({ kind: "done", body: "[]" });
  });

  test.each([301, 400, 401, 403, 404, 405, 409, 413, 415, 422])("%i: never", (status) => {
    const errors = [{ field: "userId", detail: "expected an integer" }];
    const problem = { title: "No", status, detail: "userId: expected an integer", errors };
    expect(outcome(status, JSON.stringify(problem), "7")).toEqual({ kind: "refused", problem });
  });

  test.each([408, 429, 500, 502, 503, 504])("%i: again", (status) => {
    const said = outcome(status, `{"detail":"not now"}`, "7");
    expect(said).toMatchObject({ kind: "again", after: 7_000, why: `answered ${status}: not now` });
    expect(outcome(status, "<html>", null)).toEqual({ kind: "again", why: `answered ${status}`, problem: { status } });
  });

  test.each(["", "<html>", "null", "[]", `{"errors":[null,{"field":1}],"detail":[]}`])("a page of somebody else's: %s", (body) => {
    const { problem } = outcome(404, body, null) as { problem: Problem };
    expect(problem.status).toBe(404);
    expect(problem.errors ?? []).toEqual([]);
  });
});
