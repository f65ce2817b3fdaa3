// Stock Socket.IO clients, and ways to wait for what they hear.

import { Manager } from "socket.io-client";

export const TRANSPORTS = {
  websocket: ["websocket"],
  polling: ["polling"],
  "polling, upgraded": ["polling", "websocket"],
};

const PATIENCE = 5_000;

/** The sockets a test file opened; `closeAll` ends them, so that nothing keeps the test process alive. */
const open = new Set();

/** One connection, on which `socket(namespace)` enters namespaces. Clients log in with `auth`. */
export function connection(url, { auth, ...options } = {}) {
  const manager = new Manager(url, { reconnectionDelay: 50, reconnectionDelayMax: 100, ...options });
  const socket = (namespace) => {
    const entered = manager.socket(namespace, { auth });
    open.add(entered);
    return entered;
  };
  return { manager, socket };
}

/** A connection of its own in one namespace, once it is let in. */
export async function enter(url, namespace, options) {
  const socket = connection(url, options).socket(namespace);
  await connected(socket);
  return socket;
}

export async function closeAll() {
  await Promise.allSettled([...open].filter((socket) => socket.connected).map(upgraded));
  for (const socket of open) socket.disconnect();
  open.clear();
}

export function connected(socket) {
  if (socket.connected) return Promise.resolve();
  return new Promise((resolve, reject) => {
    // While the client is active, it goes on trying by itself: what failed was the transport.
    const refused = (error) => socket.active || reject(new Error(`connect_error: ${error.message}`));
    socket.on("connect_error", refused);
    socket.once("connect", () => {
      socket.off("connect_error", refused);
      resolve();
    });
  });
}

/**
 * A connected socket's connection is on the last transport it will be on. A stock client whose WebSocket breaks in the
 * midst of the change goes on with neither transport, until the heartbeat runs out.
 */
export async function upgraded(socket) {
  const { engine } = socket.io;
  if (engine.opts.transports.length > 1 && engine.transport.name === "polling") await next(engine, "upgrade");
}

/** The arguments of the next such event. */
export function next(emitter, event, what = () => true) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      emitter.off(event, hear);
      reject(new Error(`no ${event} within ${PATIENCE} ms`));
    }, PATIENCE);
    function hear(...args) {
      if (!what(...args)) return;
      clearTimeout(timer);
      emitter.off(event, hear);
      resolve(args);
    }
    emitter.on(event, hear);
  });
}

/** Everything a socket hears from now on, as [name, ...arguments]; `until(n)` waits for n of them. */
export function record(socket, name) {
  const heard = [];
  let wake = () => {};
  socket.onAny((...event) => {
    if (name !== undefined && event[0] !== name) return;
    heard.push(event);
    wake();
  });
  heard.until = async (count) => {
    const deadline = Date.now() + PATIENCE;
    while (heard.length < count) {
      const left = deadline - Date.now();
      if (left <= 0) throw new Error(`heard ${heard.length} of ${count} events`);
      await new Promise((resolve) => {
        const timer = setTimeout(resolve, left);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    return heard;
  };
  return heard;
}

/** Joins and waits for the answer. */
export async function join(socket, kind, ...id) {
  const answer = next(socket, "joined");
  socket.emit(`join:${kind}`, ...id);
  const [joined] = await answer;
  return joined.room;
}

/**
 * Waits until everything that was sent to the namespace before has arrived: what is posted now comes after it in the
 * same lane.
 */
export async function settled(service, socket, namespace) {
  const marker = `settled:${Math.random()}`;
  const heard = next(socket, marker);
  await service.post("/broadcasts", { namespace, event: marker, data: null });
  await heard;
}
