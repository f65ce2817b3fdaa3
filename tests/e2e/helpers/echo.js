// Starts the built example that echoes over the service's Engine.IO and Socket.IO, and speaks to it without a client library.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import WebSocket from "ws";

const RIDGECAST = process.env.RIDGECAST_BIN ?? fileURLToPath(new URL("../../../target/debug/ridgecast", import.meta.url));
const BINARY = join(dirname(RIDGECAST), "examples", "protocol_echo");

const PATIENCE = 30_000;

/** @param {number} pace a factor for the example's times */
export async function startEcho(pace) {
  const child = spawn(BINARY, ["0", String(pace)], { stdio: ["ignore", "ignore", "pipe"] });
  const lines = createInterface({ input: child.stderr });
  const [line] = await inTime("the example listens", once(lines, "line"));
  const url = /listening on (http:\S+)/.exec(line)?.[1];
  if (!url) throw new Error(`the example said: ${line}`);
  return {
    url,
    endpoint: (path) => new Endpoint(`${url}${path}`),
    async stop() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

/** `/engine.io/` or `/socket.io/`. */
class Endpoint {
  constructor(url) {
    this.url = url;
  }

  request(query, init) {
    return inTime(`${init?.method ?? "GET"} ${query}`, fetch(`${this.url}?${query}`, init));
  }

  /** A session that polls. */
  async polling() {
    const answer = await this.request("EIO=4&transport=polling");
    const text = await answer.text();
    return new Polling(this, answer, JSON.parse(text.slice(1)));
  }

  socket(query = "EIO=4&transport=websocket") {
    return new Socket(`${this.url.replace("http", "ws")}?${query}`);
  }

  /** A session on a WebSocket; its open packet has been read. */
  async websocket() {
    const socket = this.socket();
    socket.opened = JSON.parse((await socket.next()).slice(1));
    return socket;
  }
}

class Polling {
  constructor(endpoint, answer, opened) {
    this.endpoint = endpoint;
    this.answer = answer;
    this.opened = opened;
    this.query = `EIO=4&transport=polling&sid=${opened.sid}`;
  }

  get(init) {
    return this.endpoint.request(this.query, init);
  }

  post(body) {
    return this.endpoint.request(this.query, { method: "POST", body });
  }

  /** The next packets. */
  async next() {
    return (await this.get()).text();
  }

  async send(...packets) {
    const answer = await this.post(packets.map((packet) => packet.replace(/^bytes:/, "b")).join("\x1e"));
    return [answer.status, await answer.text()];
  }

  /** A WebSocket that would like to take over. */
  upgrade() {
    return this.endpoint.socket(`EIO=4&transport=websocket&sid=${this.opened.sid}`);
  }

  /** Status and code of a GET: [400, 1] when there is no such session. */
  async state() {
    const answer = await this.get();
    return [answer.status, answer.status === 200 ? undefined : (await answer.json()).code];
  }
}

/** A WebSocket and what came by it: texts, and bytes as arrays of numbers. */
class Socket {
  #messages = [];
  #waiting = [];

  constructor(url) {
    this.ws = new WebSocket(url);
    this.ws.on("error", () => {});
    this.ws.on("message", (data, binary) => {
      const message = binary ? [...data] : data.toString();
      const waiting = this.#waiting.shift();
      if (waiting) waiting(message);
      else this.#messages.push(message);
    });
    /** The close code, or the HTTP status of a refused handshake. */
    this.closed = new Promise((resolve) => {
      this.ws.on("unexpected-response", (_, answer) => {
        resolve({ status: answer.statusCode });
        this.ws.terminate();
      });
      this.ws.on("close", (code) => resolve({ code }));
    });
  }

  open() {
    return inTime("the WebSocket opens", once(this.ws, "open"));
  }

  send(message) {
    this.ws.send(Array.isArray(message) ? Uint8Array.from(message) : message);
  }

  next() {
    if (this.#messages.length > 0) return Promise.resolve(this.#messages.shift());
    const ended = this.closed.then((end) => Promise.reject(new Error(`no message but an end: ${JSON.stringify(end)}`)));
    return inTime("a message", Promise.race([new Promise((resolve) => this.#waiting.push(resolve)), ended]));
  }

  /** The next message that is no ping; pings are answered. */
  async nextBesidesPing() {
    for (;;) {
      const message = await this.next();
      if (message !== "2") return message;
      this.send("3");
    }
  }

  fate() {
    return inTime("the end of the WebSocket", this.closed);
  }
}

export function inTime(what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`in vain after ${PATIENCE} ms: ${what}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
