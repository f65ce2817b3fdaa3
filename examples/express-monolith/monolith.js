// The application: pages, routes, and something by which it tells the pages what happened.

import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import express from "express";
import session from "express-session";

import { Company } from "./company.js";
import { config } from "./config.js";
import { auth, signedIn } from "./routes/auth.js";
import { sales } from "./routes/sales.js";
import { training } from "./routes/training.js";

/** Where npm has put the stock client; pages get it from here, whoever they talk to with it. */
const CLIENT = join(dirname(createRequire(import.meta.url).resolve("socket.io-client/package.json")), "dist");

/**
 * Starts the application. `connectRealtime` gives it the way to its pages: a Socket.IO server of its own, or Ridgecast.
 *
 * @param {(parts: { server: import("node:http").Server, session: import("express").RequestHandler }) => Realtime} connectRealtime
 * @typedef {ReturnType<typeof import("./realtime/socketio.js").connectRealtime>
 *   | ReturnType<typeof import("./realtime/ridgecast.js").connectRealtime>} Realtime
 */
export async function start(connectRealtime) {
  const app = express();
  const server = createServer(app);
  const cookies = session({
    secret: config.sessionSecret,
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: "lax", secure: "auto" },
  });
  const realtime = connectRealtime({ server, session: cookies });
  const company = new Company();

  app.set("trust proxy", "loopback");
  app.use(express.static(new URL("./public", import.meta.url).pathname));
  app.use("/vendor", express.static(CLIENT));
  app.use(express.json(), cookies);
  app.use("/api/auth", auth(company));
  app.use("/api/sales", signedIn, sales(company, realtime));
  app.use("/api/training", signedIn, training(company, realtime));

  server.listen(config.port, config.host);
  await once(server, "listening");
  console.log(`listening on http://${config.host}:${server.address().port}`);

  process.once("SIGTERM", async () => {
    server.close();
    await realtime.close();
    server.closeAllConnections();
  });
}
