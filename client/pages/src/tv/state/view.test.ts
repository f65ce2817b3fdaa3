import type { Status } from "@ridgecast/client";
import { describe, expect, test } from "vitest";

import type { Picture } from "./picture";
import { viewOf } from "./view";

const status = (state: Status["state"]): Status => ({ state, since: 0 });
const picture = (asOf: number): Picture => ({ boards: {}, teams: [], contests: [], asOf });
const [now, kept, frozen] = [picture(3), picture(1), picture(2)];
const told = { stale: false };

describe("what a screen says of its figures", () => {
  test("they are live while the stream is there", () => {
    expect(viewOf(status("live"), told, { now, kept })).toEqual({ mode: "live", dimmed: false, picture: now });
  });

  test("they are not, as soon as the heartbeat of the service is missing", () => {
    expect(viewOf(status("live"), { stale: true }, { now })).toEqual({ mode: "stale", dimmed: true, picture: now });
  });

  test.each(["stale", "offline"] as const)("they are dimmed while the connection is %s", (state) => {
    expect(viewOf(status(state), told, { now })).toEqual({ mode: state, dimmed: true, picture: now });
  });

  test("those of before a power cut are never live, not even once it is connected", () => {
    expect(viewOf(status("connecting"), { stale: true }, { kept })).toMatchObject({ mode: "connecting", dimmed: true });
    expect(viewOf(status("live"), told, { kept })).toEqual({ mode: "connecting", dimmed: true, picture: kept });
  });

  test("there are none, and none are to come, where nothing has ever been reported", () => {
    expect(viewOf(status("live"), told, {})).toEqual({ mode: "live", dimmed: false });
  });

  test("a frozen picture stays, undimmed, and is not called live", () => {
    expect(viewOf(status("live"), told, { now, frozen })).toEqual({ mode: "frozen", dimmed: false, picture: frozen });
  });

  test("but that there is no connection is said of a frozen picture as well", () => {
    expect(viewOf(status("offline"), told, { now, frozen })).toEqual({ mode: "offline", dimmed: true, picture: frozen });
  });
});
