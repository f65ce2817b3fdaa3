import { expect, test } from "vitest";
import { healthOf } from "./health";

test("a screen is well, slow or gone", () => {
  expect(healthOf({ online: true, blocked: false, rttMs: 12 })).toBe("well");
  expect(healthOf({ online: true, blocked: false })).toBe("well");
  expect(healthOf({ online: true, blocked: true })).toBe("slow");
  expect(healthOf({ online: true, blocked: false, rttMs: 2_400 })).toBe("slow");
  expect(healthOf({ online: false, blocked: true })).toBe("gone");
});
