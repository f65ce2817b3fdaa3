import { beforeEach, describe, expect, test, vi } from "vitest";

import { settled } from "../test/fake-clock.js";
import { FakeService } from "../test/fake-service.js";
import type { Ridgecast } from "./index.js";

let service: FakeService;
let client: Ridgecast;
beforeEach(async () => {
  service = new FakeService();
  client = service.client();
  client.on("/leaderboard", "x", () => undefined);
  await service.clock.pass(20);
});

const said = () => service.emitted.map(({ event, args }) => [event, ...args].join(" "));

test("a room is joined with its first member and left with its last", async () => {
  const first = client.join("/leaderboard", "contest:17");
  const second = client.join("/leaderboard", "contest:17");
  await settled();
  first();
  first();
  expect(said()).toEqual(["join:contest 17"]);
  second();
  expect(said()).toEqual(["join:contest 17", "leave:contest 17"]);
});

test("rooms are spelled as the service reads them", async () => {
  client.join("/leaderboard", "tv-display");
  client.join("/leaderboard", "user:7");
  client.join("/training", "session:rp:1");
  await service.clock.pass(20);
  expect(service.emitted.map(({ event, args }) => [event, ...args])).toEqual([
    ["join:tv-display"],
    ["join:user", 7],
    ["join:session", "rp:1"],
  ]);
});

describe("after a loss", () => {
  test("that was recovered, nothing is said again but what had not been settled", async () => {
    client.join("/leaderboard", "contest:17");
    const leave = client.join("/leaderboard", "contest:18");
    await settled();
    service.cut();
    leave();
    client.join("/leaderboard", "contest:19");
    service.emitted.length = 0;
    await service.clock.pass(2_000);
    expect(said().sort()).toEqual(["join:contest 19", "leave:contest 18"]);
  });

  test("that was not, every room is joined again", async () => {
    client.join("/leaderboard", "contest:17");
    const leave = client.join("/leaderboard", "contest:18");
    await settled();
    service.recovers = false;
    service.cut();
    leave();
    service.emitted.length = 0;
    await service.clock.pass(2_000);
    expect(said()).toEqual(["join:contest 17"]);
  });

  test("before the join was answered, it is said again", async () => {
    service.answers = () => "silence";
    const heard = vi.fn();
    client.join("/leaderboard", "contest:17", heard);
    await settled();
    service.answers = () => ({ status: "ok" });
    service.cut();
    await service.clock.pass(2_000);
    expect(said()).toEqual(["join:contest 17", "join:contest 17"]);
    expect(heard.mock.calls).toEqual([[undefined]]);
  });
});

test("who comes while a room is being left is in it in the end", async () => {
  client.join("/leaderboard", "contest:17")();
  const heard = vi.fn();
  client.join("/leaderboard", "contest:17", heard);
  await settled();
  expect(said()).toEqual(["join:contest 17", "leave:contest 17", "join:contest 17"]);
  expect(heard).toHaveBeenCalledTimes(1);
});

test("who is not let in is told why, once", async () => {
  service.answers = () => ({ status: "error", code: "forbidden", message: "Not your team" });
  const heard = vi.fn();
  client.join("/leaderboard", "team:3", heard);
  await service.clock.pass(60_000);
  expect(heard.mock.calls).toEqual([[expect.objectContaining({ code: "refused", message: "team:3: Not your team" })]]);
  expect(said()).toEqual(["join:team 3"]);
});

test("a busy service is asked again", async () => {
  service.answers = () => ({ status: "error", code: "unavailable", message: "Full" });
  const heard = vi.fn();
  client.join("/leaderboard", "team:3", heard);
  await settled();
  service.answers = () => ({ status: "ok" });
  await service.clock.pass(2_000);
  expect(said()).toEqual(["join:team 3", "join:team 3"]);
  expect(heard.mock.calls).toEqual([[undefined]]);
});
