import { expect, test } from "vitest";
import { documentOrder, entersFrom } from "./placing";

const keys = (rows: readonly { key: number }[]) => rows.map((row) => row.key);

test("in calm the document has the rows by their places", () => {
  const present = [
    { key: 7, index: 2 },
    { key: 8, index: 0 },
    { key: 9, index: 1 },
  ];
  expect(keys(documentOrder([7, 8, 9], present, true))).toEqual([8, 9, 7]);
});

test("while rows move none of them changes its seat, and who is new comes behind", () => {
  const present = [
    { key: 4, index: 0 },
    { key: 9, index: 1 },
    { key: 7, index: 2 },
  ];
  expect(keys(documentOrder([7, 8, 9], present, false))).toEqual([7, 9, 4]);
});

test("who rises from below comes in from below, who falls from above from above", () => {
  expect(entersFrom(500, 12, 10, 30)).toBe(31);
  expect(entersFrom(3, 12, 10, 30)).toBe(9);
  expect(entersFrom(0, 3, 1, 30)).toBe(0);
});

test("who is scrolled to, or new, does not fly in", () => {
  expect(entersFrom(12, 12, 10, 30)).toBeUndefined();
  expect(entersFrom(undefined, 12, 10, 30)).toBeUndefined();
  expect(entersFrom(20, 12, 10, 30)).toBeUndefined();
});
