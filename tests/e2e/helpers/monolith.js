// Starts examples/express-monolith behind nginx, and opens its pages' realtime for its people.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { request } from "node:https";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { io } from "socket.io-client";

import { leaderboardSocket, trainingSocket } from "../../../examples/express-monolith/public/realtime.js";

const FOLDER = fileURLToPath(new URL("../../../examples/express-monolith/", import.meta.url));
const START_TIMEOUT = 10_000;

/** A page that was cut off comes back within some seconds by itself. */
const PATIENCE = 20_000;

/** What the pages listen for. */
const EVENTS = [
  "rankings:update", "rank:changed", "quiz:completed", "xp:gained", "roleplay:message-received", "roleplay:response",
];

/** nginx' certificate is its own. */
const TLS = { rejectUnauthorized: false };

/**
 * @param {"before.js" | "after.js"} main
 * @param {Record<string, string>} env
 */
export async function startMonolith(main, env) {
  const child = spawn(process.execPath, [main], {
    cwd: FOLDER, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"],
  });
  const log = [];
  const complaints = createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
  const ended = once(child, "exit").then(() => Promise.reject(new Error(`${main} ended:\n${log.join("\n")}`)));
  ended.catch(() => {});
  const timer = setTimeout(() => child.kill("SIGKILL"), START_TIMEOUT);
  const lines = createInterface({ input: child.stdout });
  const [line] = await Promise.race([once(lines, "line"), ended]);
  clearTimeout(timer);
  return {
    port: Number(new URL(/listening on (\S+)/.exec(line)[1]).port),
    /** What it has complained of. */
    log,
    /** Waits for a complaint. */
    async complains(pattern) {
      while (!log.some((line) => pattern.test(line))) await Promise.race([once(complaints, "line"), ended]);
    },
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 10_000);
      await gone;
      clearTimeout(timer);
    },
  };
}

/** Somebody's browser: it keeps the session's cookie and runs the page's own code. */
export class Browser {
  cookie;
  /** What the page has heard, in its order. */
  heard = [];
  #wake = () => {};
  #pages = [];

  /** @param {string} url of the one host name that the pages know */
  constructor(url) {
    this.url = url;
  }

  /** The answer to a page's request. */
  async ask(method, path, body) {
    const headers = { origin: this.url, "content-type": "application/json", ...(this.cookie && { cookie: this.cookie }) };
    const asked = request(this.url + path, { ...TLS, method, headers, agent: false });
    asked.end(body && JSON.stringify(body));
    const [answer] = await once(asked, "response");
    let text = "";
    for await (const chunk of answer.setEncoding("utf8")) text += chunk;
    const [set] = answer.headers["set-cookie"] ?? [];
    if (set) this.cookie = set.split(";")[0];
    return { status: answer.statusCode, body: text && JSON.parse(text) };
  }

  async signIn(name) {
    const { status, body } = await this.ask("POST", "/api/auth/login", { name });
    if (status !== 200) throw new Error(`login: ${status}`);
    this.user = body.user;
  }

  /** Opens the page's sockets, and waits until its rooms are joined. */
  async open() {
    const { user } = this;
    const handlers = Object.fromEntries(EVENTS.map((event) => [event, (data) => this.#hear(event, data)]));
    const leaderboard = leaderboardSocket(this.io, user, handlers);
    this.training = trainingSocket(this.io, user, handlers);
    this.#pages.push(leaderboard, this.training);
    await Promise.all([joined(leaderboard.socket, 2), joined(this.training.socket, 1)]);
  }

  /** `socket.io-client` as it is in a browser: on the page's host, with its cookie and origin. */
  get io() {
    const { url, cookie } = this;
    // Node's client leaves a cookie in lower case alone.
    const extraHeaders = { origin: url, ...(cookie && { cookie }) };
    return (namespace, options) => io(url + namespace, { ...options, ...TLS, forceNew: true, extraHeaders });
  }

  /** Waits for so many events. */
  async until(count) {
    const deadline = Date.now() + PATIENCE;
    while (this.heard.length < count) {
      const left = deadline - Date.now();
      if (left <= 0) {
        const connected = this.#pages.map(({ socket }) => `${socket.nsp} ${socket.connected ? "connected" : "not connected"}`);
        throw new Error(`heard ${this.heard.length} of ${count}; ${connected.join(", ")}: ${JSON.stringify(this.heard)}`);
      }
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return this.heard;
  }

  close() {
    for (const page of this.#pages) page.close();
  }

  #hear(event, data) {
    this.heard.push([event, data]);
    this.#wake();
  }
}

function joined(socket, rooms) {
  return new Promise((resolve, reject) => {
    socket.on("joined", () => --rooms === 0 && resolve());
    socket.on("connect_error", reject);
    socket.on("error", ({ message }) => reject(new Error(message)));
  });
}
