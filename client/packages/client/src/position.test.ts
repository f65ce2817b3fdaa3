import fc from "fast-check";
import { expect, test } from "vitest";

import { formatPosition, parsePosition, relate } from "./position.js";

test("a position is read as it is written", () => {
  const position = fc.record({ epoch: fc.stringMatching(/^[a-z0-9]{1,20}$/), offset: fc.maxSafeNat() });
  fc.assert(
    fc.property(position, (position) => {
      expect(parsePosition(formatPosition(position))).toEqual(position);
    }),
  );
});

test.each([undefined, null, 7, "", "k3x", ":7", "k3x:", "k3x:x", "k3x:-1", "k3x:1.5", "k3x:9007199254740993", {}])(
  "%j is no position",
  (text) => expect(parsePosition(text)).toBeUndefined(),
);

test("a state covers what was told up to it, and says nothing of another epoch", () => {
  const state = { epoch: "k3x", offset: 10 };
  expect(relate({ epoch: "k3x", offset: 10 }, state)).toBe("covered");
  expect(relate({ epoch: "k3x", offset: 11 }, state)).toBe("after");
  expect(relate({ epoch: "k4a", offset: 11 }, state)).toBe("foreign");
});
