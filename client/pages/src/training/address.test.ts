import { expect, test } from "vitest";
import { readAddress, writeAddress } from "./address";

test("an address says the view and the conversation, and is read as it was written", () => {
  for (const address of [
    { isCoach: false, sessionId: undefined },
    { isCoach: true, sessionId: undefined },
    { isCoach: false, sessionId: "rp-1" },
    { isCoach: true, sessionId: "a&b=c ü" },
  ]) {
    expect(readAddress(writeAddress(address))).toEqual(address);
  }
  expect(writeAddress({ isCoach: true, sessionId: "rp-1" })).toBe("?coach&session=rp-1");
  expect(readAddress("?session=")).toEqual({ isCoach: false, sessionId: undefined });
});
