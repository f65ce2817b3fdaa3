// Those who look on while pictures are taken: stock clients, so that an administrator has something to see.

import { createRequire } from "node:module";

const { io } = createRequire(new URL("../../e2e/", import.meta.url))("socket.io-client");

const SCREENS = ["Lobby", "Sales floor", "Canteen"];
const REPS = 24;

/**
 * Connects reps, each in his own room, and screens. A few come by long-polling, as behind some proxies.
 * @returns {Promise<() => void>} sends them away
 */
export async function gather(service, people) {
  const clients = [];
  for (const { id, name } of people.slice(0, REPS)) {
    const transports = [id % 8 === 0 ? "polling" : "websocket"];
    const token = await service.run("token", "--user", String(id), "--name", name);
    const client = await connected(service, token, transports);
    await client.emitWithAck("join:user", id);
    clients.push(client);
  }
  for (const name of SCREENS) {
    const token = await service.run("token", "--kiosk", "--name", name);
    const client = await connected(service, token, ["websocket"]);
    await client.emitWithAck("join:tv-display");
    clients.push(client);
  }
  return () => clients.forEach((client) => client.disconnect());
}

async function connected(service, token, transports) {
  const client = io(`${service.url}/leaderboard`, { auth: { token: token.trim() }, forceNew: true, transports });
  await new Promise((resolve, reject) => client.once("connect", resolve).once("connect_error", reject));
  return client;
}
