// An answer that is told while a model writes it.

import { beforeEach, expect, test } from "vitest";

import type { Piece } from "../src/index.js";
import { client, connect, startService, type Service } from "./stage.js";

let service: Service;
beforeEach(async () => {
  service = await startService();
});

/** A model, which writes a piece whenever it is told to. */
function model() {
  const waiting: (() => void)[] = [];
  const written: Piece[] = [];
  let end: { error?: Error } | undefined;
  const wake = () => waiting.splice(0).forEach((resume) => resume());
  async function* pieces(): AsyncGenerator<Piece> {
    for (;;) {
      const piece = written.shift();
      if (piece !== undefined) yield piece;
      else if (end?.error) throw end.error;
      else if (end) return;
      else await new Promise<void>((resume) => waiting.push(resume));
    }
  }
  return {
    pieces: pieces(),
    write(...more: Piece[]) {
      written.push(...more);
      wake();
    },
    stop(error?: Error) {
      end = error ? { error } : {};
      wake();
    },
  };
}

test("each piece is heard as it is written, then the whole", async () => {
  const { ridgecast } = connect(service);
  void ridgecast.registerSession({ sessionId: "rp-1", userId: 7 });
  await ridgecast.flush();
  const trainee = await client(service, "/training", { user: 7 }, ["session", "rp-1"]);
  const { pieces, write, stop } = model();
  const told = ridgecast.streamRoleplayResponse("rp-1", pieces);
  write("That is ");
  expect(await trainee.until(1)).toEqual([["roleplay:chunk", { sessionId: "rp-1", index: 0, delta: "That is " }]]);
  write({ delta: "too dear.", metadata: { mood: "cold" } });
  await trainee.until(2);
  stop();
  expect((await told).events).toMatchObject([{ event: "roleplay:response", room: "session:rp-1" }]);
  expect((await trainee.until(3)).slice(1)).toEqual([
    ["roleplay:chunk", { sessionId: "rp-1", index: 1, delta: "too dear." }],
    ["roleplay:response", { message: "That is too dear.", metadata: { mood: "cold" } }],
  ]);
});

test("a stream begins behind what was called before", async () => {
  const { ridgecast } = connect(service);
  void ridgecast.registerSession({ sessionId: "rp-1", userId: 7 });
  await ridgecast.flush();
  const trainee = await client(service, "/training", { user: 7 }, ["session", "rp-1"]);
  const { pieces, write, stop } = model();
  write("b");
  stop();
  void ridgecast.training.sendRoleplayResponse("rp-1", "a");
  await ridgecast.streamRoleplayResponse("rp-1", pieces);
  const heard = await trainee.until(3);
  expect(heard.map(([event]) => event)).toEqual(["roleplay:response", "roleplay:chunk", "roleplay:response"]);
});

test("a service that is killed meanwhile tells the whole when it is back", async () => {
  const { ridgecast } = connect(service);
  await ridgecast.registerSession({ sessionId: "rp-1", userId: 7 });
  const trainee = await client(service, "/training", { user: 7 }, ["session", "rp-1"]);
  const { pieces, write, stop } = model();
  const told = ridgecast.streamRoleplayResponse("rp-1", pieces);
  write("One, ");
  await trainee.until(1);
  await service.end("SIGKILL");
  write("two, ", "three.", { metadata: { n: 3 } });
  stop();
  await service.start();
  await told;
  expect((await trainee.until(2)).slice(1)).toEqual([
    ["roleplay:response", { message: "One, two, three.", metadata: { n: 3 } }],
  ]);
});

test("a source that fails is told to the caller, and the trainee is not left waiting", async () => {
  const { ridgecast, noticed } = connect(service);
  await ridgecast.registerSession({ sessionId: "rp-1", userId: 7 });
  const trainee = await client(service, "/training", { user: 7 }, ["session", "rp-1"]);
  const { pieces, write, stop } = model();
  const told = ridgecast.streamRoleplayResponse("rp-1", pieces);
  write("One, ");
  await trainee.until(1);
  const overloaded = new Error("the model is overloaded");
  stop(overloaded);
  await expect(told).rejects.toMatchObject({ code: "broken-off", cause: overloaded });
  expect((await trainee.until(2))[1]).toEqual(["roleplay:response", { message: "One, ", metadata: { truncated: true } }]);
  expect(noticed.error).toEqual([expect.stringContaining("the model is overloaded")]);
});

test("a stream the service will not have is refused, and the model stopped", async () => {
  const { ridgecast } = connect(service);
  const { pieces, write } = model();
  write("One, ");
  await expect(ridgecast.streamRoleplayResponse("x".repeat(200), pieces)).rejects.toMatchObject({ code: "refused", status: 422 });
});

test("close() waits for a stream, and cuts it when the time is over", async () => {
  const { ridgecast } = connect(service);
  await ridgecast.registerSession({ sessionId: "rp-1", userId: 7 });
  const trainee = await client(service, "/training", { user: 7 }, ["session", "rp-1"]);
  const [first, second] = [model(), model()];
  const told = ridgecast.streamRoleplayResponse("rp-1", first.pieces);
  const cut = ridgecast.streamRoleplayResponse("rp-1", second.pieces);
  first.write("Done.");
  second.write("Not ");
  await trainee.until(2);
  const closed = ridgecast.close({ timeout: 500 });
  first.stop();
  await told;
  expect(await closed).toBe(1);
  await expect(cut).rejects.toMatchObject({ code: "closed" });
});
