import { expect, test } from "vitest";
import { tidyCode } from "./code";

test("a code may be typed as it is read", () => {
  expect(tidyCode(" kx4-7qz ")).toBe("KX47QZ");
});
