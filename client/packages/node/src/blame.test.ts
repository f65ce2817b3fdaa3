import { expect, test } from "vitest";

import { blamed } from "./blame.js";

const expected = "expected something else";

test("each entry is blamed for its own fields, named as if it had been posted alone", () => {
  const errors = ["[1].body.userId", "[1].body.value", "[4].path", "[5].body", "[6].body[2].id"].map((field) => ({
    field,
    detail: expected,
  }));
  const wrong = blamed({ status: 422, errors }, 7);
  expect([...wrong].map(([index, { errors }]) => [index, errors?.map(({ field }) => field)])).toEqual([
    [1, ["userId", "value"]],
    [4, ["path"]],
    [5, [""]],
    [6, ["[2].id"]],
  ]);
  expect(wrong.get(1)?.detail).toBe(`userId: ${expected}; value: ${expected}`);
  expect(wrong.get(5)?.detail).toBe(expected);
  expect(wrong.get(4)?.status).toBe(422);
});

test("nobody is blamed where no entry is named", () => {
  expect(blamed({ status: 413 }, 3).size).toBe(0);
  expect(blamed({ status: 400, errors: [{ field: "", detail: expected }] }, 3).size).toBe(0);
  expect(blamed({ status: 400, errors: [{ field: "[3].body.x", detail: expected }] }, 3).size).toBe(0);
});
