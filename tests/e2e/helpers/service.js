// Starts the built service on a free port with a data folder of its own.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const BINARY = process.env.RIDGECAST_BIN ?? fileURLToPath(new URL("../../../target/debug/ridgecast", import.meta.url));
const START_TIMEOUT = 10_000;

const run = promisify(execFile);

/**
 * @param {Record<string, string>} settings environment variables without their prefix, such as JOURNAL__KEEP_EVENTS
 */
export async function startService(settings = {}) {
  const dataDir = await mkdtemp(join(tmpdir(), "ridgecast-e2e-"));
  // The service takes every variable with its prefix for a setting, and does not know this one.
  const { RIDGECAST_BIN: _, ...inherited } = process.env;
  const env = { ...inherited, RIDGECAST_SERVER__DATA_DIR: dataDir, RIDGECAST_SERVER__LISTEN: "127.0.0.1:0" };
  for (const [key, value] of Object.entries(settings)) env[`RIDGECAST_${key}`] = value;
  const service = new Service(dataDir, env);
  try {
    await service.start();
    service.apiKey = /^api_key = "(.+)"$/m.exec(await readFile(join(dataDir, "secrets.toml"), "utf8"))[1];
  } catch (error) {
    await service.stop();
    throw error;
  }
  return service;
}

/** The address that the service names in its log. The rest of the log is read on, or the pipe would fill. */
function listening(child) {
  return new Promise((resolve, reject) => {
    const log = [];
    const fail = (why) => reject(new Error(`the service ${why}:\n${log.join("\n")}`));
    const timer = setTimeout(() => fail("did not start in time"), START_TIMEOUT);
    child.once("error", (error) => fail(`cannot be started (${error.message})`));
    child.once("exit", (code) => fail(`ended with ${code}`));
    createInterface({ input: child.stderr }).on("line", (line) => {
      log.push(line);
      const address = /listening on (http:\/\/127\.0\.0\.1:\d+)/.exec(line)?.[1];
      if (address) {
        clearTimeout(timer);
        resolve(address);
      }
    });
  });
}

class Service {
  url = "";
  apiKey = "";

  constructor(dataDir, env) {
    this.dataDir = dataDir;
    this.env = env;
  }

  /** Starts the process: on a free port at first, and then on the same again. */
  async start() {
    this.child = spawn(BINARY, ["serve"], { env: this.env, stdio: ["ignore", "ignore", "pipe"] });
    this.url = await listening(this.child);
    this.env.RIDGECAST_SERVER__LISTEN = `127.0.0.1:${this.port}`;
  }

  get port() {
    return Number(new URL(this.url).port);
  }

  /**
   * A token for a user, or for whatever else the flags say.
   * @param {{ user?: number, teams?: number[], roles?: string[], kiosk?: boolean }} who
   */
  async token({ user, teams = [], roles = [], kiosk = false }) {
    const who = kiosk ? ["--kiosk"] : ["--user", String(user)];
    const more = [...teams.flatMap((team) => ["--team", String(team)]), ...roles.flatMap((role) => ["--role", role])];
    return (await this.run("token", ...who, ...more)).trim();
  }

  /** A login cookie, as a browser would send it. */
  async cookie(token) {
    const answer = await fetch(`${this.url}/session`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ token }),
    });
    if (!answer.ok) throw new Error(`POST /session: ${answer.status} ${await answer.text()}`);
    return answer.headers.getSetCookie()[0].split(";")[0];
  }

  /** What another command of the program prints, which is given the settings of the service. */
  async run(...args) {
    const { stdout } = await run(BINARY, args, { env: this.env });
    return stdout;
  }

  /** How things stand. */
  async get(path) {
    const answer = await fetch(`${this.url}/api/v1${path}`, { headers: { authorization: `Bearer ${this.apiKey}` } });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** Tells the service what happened; answers what it sent. */
  async post(path, body) {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.apiKey}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  async stop() {
    await this.end();
    await rm(this.dataDir, { recursive: true, force: true });
  }

  /** Stops the process, or kills it, and keeps its data. */
  async end(signal = "SIGTERM") {
    if (this.child.exitCode === null && this.child.signalCode === null && this.child.pid) {
      const gone = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill(signal);
      const timer = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
      await gone;
      clearTimeout(timer);
    }
  }
}
