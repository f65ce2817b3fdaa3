// A second language: python-socketio, whose handlers take exactly the arguments they name.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { TABLE, USER } from "./helpers/events.js";
import { startService } from "./helpers/service.js";

const PYTHON = process.env.PYTHON ?? "python3";
const PATIENCE = 10_000;
const CLIENT = fileURLToPath(new URL("./client.py", import.meta.url));

describe("python-socketio", () => {
  let service;
  before(async () => {
    service = await startService();
  });
  after(() => service.stop());

  for (const transports of ["websocket", "polling", "polling,websocket"]) {
    test(transports, { timeout: 30_000 }, async () => {
      const token = await service.token({ user: USER });
      const child = spawn(PYTHON, [CLIENT, service.url, transports, token], { stdio: ["pipe", "pipe", "inherit"] });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      let last = "nothing yet";
      const said = async () => {
        const silence = new AbortController();
        const tooLong = setTimeout(PATIENCE, undefined, { signal: silence.signal }).then(
          () => Promise.reject(new Error(`the client said nothing for ${PATIENCE} ms; its last words: ${last}`)),
          () => undefined,
        );
        const { value } = await Promise.race([lines.next(), tooLong]);
        silence.abort();
        last = value ?? "null";
        return JSON.parse(last);
      };
      try {
        assert.deepEqual(await said(), ["joined", `user:${USER}`]);
        assert.deepEqual(await said(), ["acknowledged", "join:contest"]);
        assert.deepEqual(await said(), ["error", "Invalid userId"]);
        assert.deepEqual(await said(), ["refused", "/random"]);
        assert.deepEqual(await said(), ["ready"]);
        const { path, body } = TABLE.find((row) => row.path.endsWith("rank-changes"));
        for (let n = 1; n <= 100; n++) await service.post(path, { ...body, newRank: n });
        const heard = [];
        while (heard.length < 100) {
          const [name, data] = await said();
          assert.equal(name, "rank:changed");
          heard.push(data);
        }
        // Each handler runs in a thread of its own there, so the order in which they speak is not that of arrival.
        heard.sort((one, other) => one.newRank - other.newRank);
        assert.deepEqual(heard, Array.from({ length: 100 }, (_, i) => ({ ...body, newRank: i + 1 })));
        const gone = once(child, "exit");
        child.stdin.end();
        assert.deepEqual(await gone, [0, null]);
      } finally {
        child.kill();
      }
    });
  }
});
