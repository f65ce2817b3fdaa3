import { expect, test } from "vitest";

import { prizeText } from "./prize";

test.each([
  ["Dinner for two", "Dinner for two"],
  [1250, "1,250"],
  [{ amount: 100 }, "100"],
  [{ name: "Voucher", amount: 50 }, "Voucher · 50"],
  [{ title: "  ", label: "Day off" }, "Day off"],
  ["", undefined],
  [null, undefined],
  [{ id: 4 }, undefined],
  [[1, 2], undefined],
])("a prize of %j reads %j", (prize, text) => {
  expect(prizeText(prize, "en")).toBe(text);
});
