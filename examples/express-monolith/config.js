// What differs from one machine to the next, from the environment.

import { randomBytes } from "node:crypto";

export const config = {
  host: "127.0.0.1",
  port: Number(process.env.PORT ?? 3000),
  /** Signs the session cookie. One that is made up signs everybody out at a restart. */
  sessionSecret: process.env.SESSION_SECRET ?? randomBytes(32).toString("hex"),
  /** Where Ridgecast listens, and this application's key for it. */
  realtime: { url: process.env.REALTIME_URL ?? "http://127.0.0.1:8080", key: process.env.REALTIME_KEY ?? "" },
};
