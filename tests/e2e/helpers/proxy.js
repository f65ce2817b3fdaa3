// A TCP proxy in front of the service, for what a network does to connections.

import { createServer, connect } from "node:net";
import { once } from "node:events";

/**
 * @param {number} port where the service listens
 * @param {{ holdWebSockets?: number }} options how long, in ms, a WebSocket's handshake is held back
 */
export async function startProxy(port, { holdWebSockets = 0 } = {}) {
  const sockets = new Set();
  let refusing = false;
  const keep = (socket, end) => {
    sockets.add(socket);
    socket.on("error", end).on("close", () => {
      sockets.delete(socket);
      end();
    });
  };
  const server = createServer((client) => {
    keep(client, () => client.destroy());
    if (refusing) {
      client.destroy();
      return;
    }
    client.once("data", (head) => {
      const hold = /^upgrade: *websocket/im.test(head.toString("latin1")) ? holdWebSockets : 0;
      client.pause();
      setTimeout(() => {
        if (client.destroyed) return;
        const upstream = connect(port, "127.0.0.1");
        keep(upstream, () => client.destroy());
        client.on("close", () => upstream.destroy());
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
      for (const socket of sockets) socket.resetAndDestroy();
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
