import { Manager, type ManagerOptions, type Socket, type SocketOptions } from "socket.io-client";

/** Options of the stock client, for what the hooks do not name: `extraHeaders`, `path`, `auth`, … */
export type StockOptions = Partial<ManagerOptions & SocketOptions>;

/** How to reach a service. Hooks that say the same share one connection. */
export interface Address {
  /** The service's origin, such as `https://app.example.com`; the page's own if left out. */
  url?: string | undefined;
  socketOptions?: StockOptions | undefined;
}

/** As the existing front end has them, but for what would make it give up. */
const DEFAULTS: StockOptions = {
  transports: ["websocket", "polling"],
  // Where a proxy lets no WebSocket through, polling does.
  tryAllTransports: true,
  withCredentials: true,
  reconnectionDelay: 1_000,
  reconnectionDelayMax: 5_000,
  // Everybody is disconnected by a restart at once, and should not come back at once.
  randomizationFactor: 0.5,
};

const managers = new Map<string, Manager>();

/** Whoever has the same key shares a connection. Functions and other things without JSON do not count. */
export function keyOf({ url, socketOptions }: Address): string {
  return JSON.stringify([url, socketOptions]);
}

/** A socket in a namespace; it is not connected yet. Sockets with the same address go over one connection. */
export function socketAt(address: Address, namespace: string): Socket {
  const { auth, ...options } = address.socketOptions ?? {};
  const key = keyOf(address);
  let manager = managers.get(key);
  if (!manager) {
    manager = new Manager(address.url ?? window.location.origin, {
      ...DEFAULTS,
      ...options,
      // The stock client writes into these, and they are part of what others ask for the connection by.
      ...(options.extraHeaders && { extraHeaders: { ...options.extraHeaders } }),
      // Recovery is for those who ask.
      query: { recover: "1", ...options.query },
      reconnection: true,
      reconnectionAttempts: Infinity,
      autoConnect: false,
    });
    managers.set(key, manager);
  }
  return manager.socket(namespace, auth ? { auth } : {});
}
