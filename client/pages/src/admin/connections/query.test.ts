import { expect, test } from "vitest";
import { queryOf } from "./query";

test("a user's id narrows the list, and half of one does not break it", () => {
  expect(queryOf(" 7 ", false)).toBe("limit=100&userId=7");
  expect(queryOf("ada", false)).toBe("limit=100");
  expect(queryOf("", true)).toBe("limit=100&slow=true");
});
