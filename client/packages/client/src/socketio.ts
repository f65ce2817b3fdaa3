import { Manager, type Socket } from "socket.io-client";

import type { Namespace } from "./payloads.js";
import type { Acknowledgement, SocketListener, Wire, WireListener, WireSocket } from "./wire.js";

/** The close code of a service that stops or restarts (docs/WIRE.md, "Close codes"). */
const RESTART = 4000;

export interface SocketIoOptions {
  /** The origin of the service. */
  readonly url: string;
  readonly query: Readonly<Record<string, string>>;
  /** A fresh token for each connect, or none. */
  readonly token: () => Promise<string | undefined>;
}

/**
 * The wire over `socket.io-client`. Its own reconnecting is off: when to come back depends on more than it knows. Its
 * connection state recovery is on: it keeps the pid and the position of the last event by itself.
 */
export function socketIoWire(options: SocketIoOptions, listener: WireListener): Wire {
  const manager = new Manager(options.url, {
    autoConnect: false,
    reconnection: false,
    transports: ["websocket", "polling"],
    tryAllTransports: true,
    withCredentials: true,
    query: { ...options.query },
  });
  let isOpen = false;
  const closed = (why: "network" | "server-restart") => {
    isOpen = false;
    listener.closed(why);
  };
  manager.on("open", () => {
    isOpen = true;
  });
  manager.on("close", (_reason, detail) => {
    const event = detail && "context" in detail ? (detail.context as { code?: number } | undefined) : undefined;
    closed(event?.code === RESTART ? "server-restart" : "network");
  });
  // An error of an open connection is followed by its close.
  manager.on("error", () => {
    if (!isOpen) closed("network");
  });

  return {
    open() {
      const before = manager.engine;
      manager.open();
      const { engine } = manager;
      if (engine === before) return;
      engine.on("handshake", ({ pingInterval, pingTimeout }) => listener.opened(pingInterval + pingTimeout / 2));
      engine.on("heartbeat", () => listener.heard());
    },
    drop() {
      manager._close();
    },
    socket: (namespace, socketListener) => socketIoSocket(manager, namespace, options.token, socketListener),
  };
}

function socketIoSocket(
  manager: Manager,
  namespace: Namespace,
  token: SocketIoOptions["token"],
  listener: SocketListener,
): WireSocket {
  const socket: Socket = manager.socket(namespace, {
    auth(send: (data: object) => void) {
      // A token that comes late belongs to a connection that may be gone: the next one asks anew.
      const { engine } = manager;
      const isCurrent = () => manager.engine === engine && socket.active;
      token().then(
        (token) => isCurrent() && send(token === undefined ? { recover: true } : { token, recover: true }),
        () => isCurrent() && engine.close(),
      );
    },
  });
  socket.on("connect", () => listener.connected(socket.recovered));
  socket.on("disconnect", (reason) => {
    if (reason === "io server disconnect") listener.rejected("signed-out", "The service has ended the login");
    listener.disconnected();
  });
  socket.on("connect_error", (error: Error & { data?: { code?: string } }) => {
    // Of a transport that failed the wire's listener is told. Only the service's own word makes the socket give up.
    if (socket.active) return;
    listener.rejected(error.data?.code === "forbidden" ? "refused" : "unavailable", error.message);
  });
  socket.onAny((name: string, ...args: unknown[]) => listener.event(name, args));

  return {
    connect() {
      // An active socket enters by itself when the wire is open. Asked again in the meantime it would enter twice.
      if (!socket.active) socket.connect();
    },
    disconnect: () => void socket.disconnect(),
    emit(event, args, done) {
      socket.emitWithAck(event, ...args).then(
        (answer: Acknowledgement) => done(answer),
        () => done(undefined),
      );
    },
  };
}
