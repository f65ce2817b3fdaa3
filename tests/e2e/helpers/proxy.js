// A TCP proxy in front of the service, for what a network does to connections.

import { createServer, connect } from "node:net";
import { once } from "node:events";

/**
 * @param {number} port where the service listens
 * @param {{ holdWebSockets?: number }} options how long, in ms, a WebSocket's handshake is held back
 */
export async function startProxy(port, { holdWebSockets = 0 } = {}) {
  const pairs = new Set();
  let refusing = false;
  const server = createServer((client) => {
    client.on("error", () => {});
    if (refusing) {
      client.destroy();
      return;
    }
    client.once("data", (head) => {
      const hold = /^upgrade: *websocket/im.test(head.toString("latin1")) ? holdWebSockets : 0;
      client.pause();
      setTimeout(() => {
        const upstream = connect(port, "127.0.0.1");
        const pair = { client, upstream };
        pairs.add(pair);
        const end = () => {
          client.destroy();
          upstream.destroy();
          pairs.delete(pair);
        };
        for (const socket of [client, upstream]) socket.on("error", end).on("close", end);
        upstream.write(head);
        client.pipe(upstream);
        upstream.pipe(client);
      }, hold);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Cuts every connection and lets nobody in until `mend`. */
    cut() {
      refusing = true;
      for (const { client, upstream } of pairs) {
        client.resetAndDestroy();
        upstream.resetAndDestroy();
      }
    },
    mend() {
      refusing = false;
    },
    stop() {
      this.cut();
      server.close();
    },
  };
}
