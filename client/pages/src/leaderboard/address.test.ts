import { expect, test } from "vitest";
import { readAddress, writeAddress } from "./address";

test("an address without filters is this month's revenue of everybody", () => {
  expect(readAddress("")).toEqual({ metric: "monthlyRevenue", view: "all", section: "board" });
  expect(writeAddress(readAddress(""))).toBe("");
});

test("what is written is read again", () => {
  const search = "?metric=weeklySignups&team=3&view=around&section=feed&rep=7&contest=17";
  expect(writeAddress(readAddress(search))).toBe(search);
});

test("what makes no sense is passed over", () => {
  expect(readAddress("?metric=luck&team=-1&view=inside&section=cellar&rep=1e9&contest=0")).toEqual(readAddress(""));
});
