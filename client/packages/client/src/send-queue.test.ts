import { beforeEach, describe, expect, test } from "vitest";

import { FakeService } from "../test/fake-service.js";
import type { Ridgecast } from "./index.js";

let service: FakeService;
let client: Ridgecast;
beforeEach(() => {
  service = new FakeService();
  client = service.client({ queueLimit: 3, queueExpiry: 20_000 });
});

const say = (message: string, expiresIn?: number) =>
  client
    .send("/training", "roleplay:message", { sessionId: "rp-1", message }, expiresIn === undefined ? {} : { expiresIn })
    .then(
      () => `${message} done`,
      (error: { code: string }) => `${message} ${error.code}`,
    );
const heard = () => service.emitted.map(({ args }) => (args[0] as { message: string }).message);

describe("what is said", () => {
  test("while there is no connection waits, and goes out in order", async () => {
    service.isUp = false;
    const all = Promise.all([say("a"), say("b"), say("c")]);
    await service.clock.pass(5_000);
    expect(heard()).toEqual([]);
    service.isUp = true;
    await service.clock.pass(10_000);
    expect(await all).toEqual(["a done", "b done", "c done"]);
    expect(heard()).toEqual(["a", "b", "c"]);
  });

  test("goes out one after the other", async () => {
    service.answers = () => "silence";
    void say("a");
    void say("b");
    await service.clock.pass(5_000);
    expect(heard()).toEqual(["a"]);
  });

  test("is said again when the connection goes down before the answer", async () => {
    service.answers = () => "silence";
    const a = say("a");
    await service.clock.pass(1_000);
    service.answers = () => ({ status: "ok" });
    service.cut();
    await service.clock.pass(5_000);
    expect(await a).toBe("a done");
    expect(heard()).toEqual(["a", "a"]);
  });

  test("too long ago is not worth saying any more", async () => {
    service.isUp = false;
    const [a, b] = [say("a", 5_000), say("b")];
    await service.clock.pass(6_000);
    expect(await a).toBe("a expired");
    service.isUp = true;
    await service.clock.pass(10_000);
    expect(await b).toBe("b done");
    expect(heard()).toEqual(["b"]);
  });

  test("beyond the limit is not kept", async () => {
    service.isUp = false;
    for (const message of ["a", "b", "c"]) void say(message);
    expect(await say("d")).toBe("d overflow");
  });

  test("and is refused does not keep the next from being said", async () => {
    service.answers = ({ args }) =>
      (args[0] as { message: string }).message === "a"
        ? { status: "error", code: "not_joined", message: "Join first" }
        : { status: "ok" };
    const all = Promise.all([say("a"), say("b")]);
    await service.clock.pass(2_000);
    expect(await all).toEqual(["a refused", "b done"]);
  });

  test("is given up when the client is closed", async () => {
    service.isUp = false;
    const a = say("a");
    await service.clock.pass(1_000);
    client.close();
    expect(await a).toBe("a closed");
    expect(await say("b")).toBe("b closed");
  });
});
