// What deploy/ says about the service is true: it starts by its unit, and the unit's limits leave room for its settings.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import WebSocket from "ws";

import { BINARY, startService } from "./helpers/service.js";

const SYSTEMD = new URL("../../deploy/systemd/", import.meta.url);
const run = promisify(execFile);

/** The steps of a stop, each of which takes at most `server.drain` (`Service::stop`). */
const STOP_STEPS = 5;
/** Files that are open besides those of the connections (`open_files.rs`). */
const OTHER_FILES = 256;
/** A stock client with five attempts that was cut off gives up after so many seconds at the least (docs/WIRE.md). */
const PATIENCE = 12;

/** What the unit says in a section: each key's values, in their order. */
async function unitSection(name) {
  const text = await readFile(new URL("ridgecast.service", SYSTEMD), "utf8");
  const [, section] = new RegExp(`^\\[${name}\\]\\n([^]*?)(?=^\\[|(?![^]))`, "m").exec(text);
  const values = new Map();
  for (const [, key, value] of section.matchAll(/^(\w+)=(.*)$/gm)) values.set(key, [...(values.get(key) ?? []), value]);
  return values;
}

/** The only value of a key. */
function only(values, key) {
  const [value, ...more] = values.get(key) ?? [];
  assert.ok(value !== undefined && more.length === 0, `${key}= is expected once in the unit`);
  return value;
}

function seconds(duration) {
  const [, number] = /^(\d+)s$/.exec(duration) ?? assert.fail(`expected whole seconds and not ${duration}`);
  return Number(number);
}

/** The service's environment without settings of whoever runs the tests. */
const bare = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith("RIDGECAST_")));

/** What is in force without any setting, by its key. */
async function defaults() {
  const { stdout } = await run(BINARY, ["check-config"], { env: bare });
  return new Map([...stdout.matchAll(/^(\S+) = (.*)$/gm)].map(([, key, value]) => [key, JSON.parse(value)]));
}

describe("the unit's limits and the settings' defaults", () => {
  let service;
  let settings;
  before(async () => {
    service = await unitSection("Service");
    settings = await defaults();
  });

  test("a stop has the time for all its steps before it is killed", () => {
    const stop = seconds(only(service, "TimeoutStopSec"));
    const steps = STOP_STEPS * seconds(settings.get("server.drain"));
    assert.ok(stop > steps, `TimeoutStopSec=${stop}s, and the steps may take ${steps} s`);
  });

  test("every connection that is allowed can have its file", () => {
    const files = Number(only(service, "LimitNOFILE"));
    const needed = settings.get("server.max_connections") + OTHER_FILES;
    assert.ok(files >= needed, `LimitNOFILE=${files}, and ${needed} are needed`);
  });

  test("a restart is over before stock clients give up", () => {
    const pause = seconds(only(service, "RestartSec"));
    const drain = seconds(settings.get("server.drain"));
    assert.ok(drain + pause <= PATIENCE / 2, `${drain} s of drain and ${pause} s of pause leave too little for the start`);
  });
});

describe("the service as the unit starts it", () => {
  let folder;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ridgecast-deploy-"));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  /** The unit's command, with other paths and a free port; `change` is made to the configuration. */
  async function startByUnit(change = (text) => text) {
    const unit = await unitSection("Service");
    const [program, ...args] = only(unit, "ExecStart").split(" ");
    assert.equal(program, "/usr/local/bin/ridgecast");
    const state = `/var/lib/${only(unit, "StateDirectory")}`;
    assert.equal(only(unit, "WorkingDirectory"), state);

    const config = join(folder, "ridgecast.toml");
    await copyFile(new URL("ridgecast.toml", SYSTEMD), config);
    const text = await readFile(config, "utf8");
    assert.match(text, new RegExp(`^data_dir = "${state}"$`, "m"), "the data belongs into the unit's StateDirectory");
    await writeFile(config, change(text.replace(state, `${folder}/state`)));
    const at = args.indexOf("/etc/ridgecast/ridgecast.toml");
    assert.notEqual(at, -1, "the unit names the configuration");

    const env = { ...bare, RIDGECAST_SERVER__LISTEN: "127.0.0.1:0" };
    return spawn(BINARY, args.with(at, config), { cwd: folder, env, stdio: ["ignore", "ignore", "pipe"] });
  }

  test("it listens, has its data in the state directory, and ends well on SIGTERM", async () => {
    const service = await startByUnit();
    const ended = once(service, "exit");
    const log = [];
    for await (const line of createInterface({ input: service.stderr })) {
      log.push(line);
      const [, url] = /listening on (http:\S+)/.exec(line) ?? [];
      if (!url) continue;
      try {
        assert.equal((await fetch(`${url}/readyz`)).status, 200);
      } finally {
        service.kill("SIGTERM");
      }
    }
    assert.deepEqual(await ended, [0, null], log.join("\n"));
    assert.match(log.join("\n"), new RegExp(`data_dir=${folder}/state `));
  });

  test("settings that cannot be used end it with the status that is not tried again", async () => {
    const service = await startByUnit((text) => `${text}\nno_such_key = 1\n`);
    service.stderr.resume();
    const [status] = await once(service, "exit");
    assert.equal(String(status), only(await unitSection("Service"), "RestartPreventExitStatus"));
  });

  test("the unit offers no reload, for SIGHUP ends the service", async () => {
    const service = await startService();
    try {
      const gone = once(service.child, "exit");
      service.child.kill("SIGHUP");
      assert.deepEqual(await gone, [null, "SIGHUP"]);
    } finally {
      await service.stop();
    }
    assert.equal((await unitSection("Service")).has("ExecReload"), false);
  });
});

describe("a stop under a client that does not let go", () => {
  const DRAIN_MS = 500;
  let service;
  let client;
  before(async () => {
    service = await startService({ SERVER__DRAIN: `${DRAIN_MS}ms` });
  });
  afterEach(() => client?.terminate());
  after(() => service.stop());

  test("takes no longer than the unit allows for the drain that is set", async () => {
    const url = `${service.url.replace("http", "ws")}/ws/leaderboard?token=${await service.token({ user: 7 })}`;
    client = new WebSocket(url);
    await once(client, "message");
    // It reads no close frame, and so answers none.
    client.pause();

    const unit = await unitSection("Service");
    const allowed = seconds(only(unit, "TimeoutStopSec")) * DRAIN_MS / seconds((await defaults()).get("server.drain"));
    const started = performance.now();
    const gone = once(service.child, "exit");
    service.child.kill("SIGTERM");
    assert.deepEqual(await gone, [0, null]);
    const took = performance.now() - started;
    assert.ok(took >= DRAIN_MS, `the client was waited for, ${took} ms`);
    assert.ok(took < allowed, `${took} ms of ${allowed} ms`);
  });
});
