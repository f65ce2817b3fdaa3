import { expect, test } from "vitest";
import { prizeText } from "./prize";

test("a prize is said in whatever form it was given", () => {
  expect(prizeText("Dinner for two", "en")).toBe("Dinner for two");
  expect(prizeText(1500, "de")).toBe("1.500");
  expect(prizeText({ amount: 100 }, "en")).toBe("100");
  expect(prizeText({ place: 1, name: "A bicycle" }, "en")).toBe("A bicycle");
  expect(prizeText([1, 2], "en")).toBe("[1,2]");
});
