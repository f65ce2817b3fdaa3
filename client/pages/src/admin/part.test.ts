import { expect, test } from "vitest";
import { shownPart } from "./part";

test("an address names a part, and any other shows the first", () => {
  expect(shownPart("#screens")).toBe("screens");
  expect(shownPart("")).toBe("events");
  expect(shownPart("#nothing")).toBe("events");
});
