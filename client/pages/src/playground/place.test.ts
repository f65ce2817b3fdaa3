import { expect, test } from "vitest";
import { hashOf, placeOf } from "./place";

test("a place is read from the address as it was written", () => {
  const place = { namespace: "/training", rooms: ["session:a&b=c #1", "user:7"] } as const;
  expect(placeOf(hashOf(place))).toEqual(place);
});

test("an address that says nothing is the leaderboard", () => {
  for (const hash of ["", "#", "#namespace=/nowhere&room=user:7", "#x"]) {
    expect(placeOf(hash)).toEqual({ namespace: "/leaderboard", rooms: [] });
  }
});
