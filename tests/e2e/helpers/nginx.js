// Starts nginx with the documented configuration, docs/proxies/nginx.conf, in a folder of its own.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const DOCUMENTED = new URL("../../../docs/proxies/nginx.conf", import.meta.url);
const START_TIMEOUT = 10_000;

const run = promisify(execFile);
// Where Debian has it, whoever runs the tests.
const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/**
 * @param {{ ridgecast: number, application: number }} ports where the two listen that nginx stands in front of
 */
export async function startNginx({ ridgecast, application }) {
  const folder = await mkdtemp(join(tmpdir(), "ridgecast-nginx-"));
  let child;
  const stop = async () => {
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await once(child, "exit");
      clearTimeout(timer);
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await chmod(folder, 0o755); // root's workers are somebody else
    const port = await freePort();
    await certify(folder);
    await writeFile(join(folder, "nginx.conf"), await configuration(folder, { port, ridgecast, application }));
    child = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf"), "-g", "daemon off;"], {
      env, stdio: ["ignore", "ignore", "pipe"],
    });
    await listening(child, port);
    return { url: `https://127.0.0.1:${port}`, host: "127.0.0.1", port, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The documented file with other addresses and paths, and nothing else. */
async function configuration(folder, { port, ridgecast, application }) {
  let text = await readFile(DOCUMENTED, "utf8");
  const put = (documented, ours) => {
    if (text.split(documented).length !== 2) throw new Error(`nginx.conf: expected \`${documented}\` once`);
    text = text.replace(documented, () => ours);
  };
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  put("\nhttp {\n", `\nhttp {\n${temporary.map((of) => `    ${of}_temp_path ${folder}/${of};\n`).join("")}`);
  put("listen 443 ", `listen 127.0.0.1:${port} `);
  put("server 127.0.0.1:8080;", `server 127.0.0.1:${ridgecast};`);
  put("server 127.0.0.1:3000;", `server 127.0.0.1:${application};`);
  put("/etc/ssl/certs/app.example.com.pem", `${folder}/certificate.pem`);
  put("/etc/ssl/private/app.example.com.key", `${folder}/key.pem`);
  put("pid /run/nginx.pid;", `pid ${folder}/pid;`);
  put("error_log /var/log/nginx/error.log warn;", "error_log stderr warn;");
  return text;
}

async function certify(folder) {
  const files = ["-keyout", join(folder, "key.pem"), "-out", join(folder, "certificate.pem")];
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  await run("openssl", ["req", "-x509", ...key, "-days", "1", "-subj", "/CN=127.0.0.1", ...files]);
}

/** A port that was free just now. */
export async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

async function listening(child, port) {
  let log = "";
  let ended;
  child.stderr.on("data", (data) => (log += data));
  child.once("error", (error) => (ended = `cannot be started (${error.message})`));
  child.once("exit", (code) => (ended ??= `ended with ${code}`));
  const deadline = Date.now() + START_TIMEOUT;
  while (ended === undefined && Date.now() < deadline) {
    const socket = connect(port, "127.0.0.1");
    const reached = await once(socket, "connect").then(() => true, () => false);
    socket.destroy();
    if (reached) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`nginx ${ended ?? "did not start in time"}:\n${log}`);
}
