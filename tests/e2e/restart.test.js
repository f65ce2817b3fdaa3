// The service is killed and stopped under stock clients that asked for recovery: they go on as if nothing had been.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";

import { TRANSPORTS, closeAll, connected, connection, join, next, record, upgraded } from "./helpers/clients.js";
import { startService } from "./helpers/service.js";

const USER = 7;

const contestEntry = (n) => ({
  contestId: 17, userId: USER, userName: "Ada", metric: "revenue", value: n, rank: n, timestamp: "2026-01-02T03:04:05.678Z",
});

for (const [mode, transports] of Object.entries(TRANSPORTS)) {
  describe(mode, () => {
    let service;
    before(async () => {
      service = await startService({ SERVER__WORKERS: "2" });
    });
    afterEach(closeAll);
    after(() => service.stop());

    for (const [how, signal] of [["killed", "SIGKILL"], ["stopped", "SIGTERM"]]) {
      test(`when the service was ${how}, the client is in its rooms again and has missed nothing`, async () => {
        const auth = { token: await service.token({ user: USER }), recover: true };
        const socket = connection(service.url, { transports, auth }).socket("/leaderboard");
        await connected(socket);
        await join(socket, "contest", 17);
        await upgraded(socket);
        const heard = record(socket, "contest:entry-update");
        await service.post("/leaderboard/contest-entries", contestEntry(1));
        await heard.until(1);
        const { id } = socket;

        const gone = next(socket, "disconnect");
        await service.end(signal);
        await gone;
        await service.start();
        // Whether this comes before or after the client, it is heard once and in its place.
        await service.post("/leaderboard/contest-entries", contestEntry(2));
        await connected(socket);
        assert.equal(socket.recovered, true);
        assert.equal(socket.id, id);
        await service.post("/leaderboard/contest-entries", contestEntry(3));
        await heard.until(3);
        assert.deepEqual(heard.map(([, { rank }]) => rank), [1, 2, 3]);
      });
    }
  });
}
