import type { EventMap, Namespace } from "@ridgecast/client";
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Socket } from "socket.io-client";

import { type Address, keyOf } from "./connections.js";
import { socketDefaults } from "./defaults.js";
import { type Handler, IDLE, type LineStatus, lineTo } from "./line.js";
import type { Room } from "./rooms.js";
import { Subscriber } from "./subscriber.js";

export interface UseSocketOptions<N extends string = string> extends Address {
  /** `/` if left out. */
  namespace?: N;
  /** Connects by itself; true if left out. Otherwise `connect()` does. */
  autoConnect?: boolean;
  /** @deprecated Taken and not heeded: a connection comes back for ever. */
  reconnection?: boolean;
  /** @deprecated As `reconnection`. */
  reconnectionAttempts?: number;
  /** @deprecated Belongs into `socketOptions`, as the connection is shared. */
  reconnectionDelay?: number;
  /** @deprecated As `reconnectionDelay`. */
  reconnectionDelayMax?: number;
  /** @deprecated As `reconnectionDelay`. */
  timeout?: number;
}

type Events<N extends string> = N extends Namespace ? EventMap[N] : Record<never, never>;

/** Hears an event until the answer is called. What the service tells is typed; of anything else a handler says itself what it expects. */
export interface On<N extends string> {
  <E extends keyof Events<N> & string>(event: E, handler: (data: Events<N>[E]) => void): () => void;
  (event: string, handler: Handler): () => void;
}

export interface UseSocketResult<N extends string> extends LineStatus {
  /** The stock client's socket, shared by everybody on the namespace: to look at. */
  socket: Socket | null;
  /** Is in a room from now on, over all connections, until `leaveRoom` or the end of the component. */
  joinRoom: (...room: Room) => void;
  /** Takes what `joinRoom` took: `leaveRoom("join:user", 7)`. */
  leaveRoom: (...room: Room) => void;
  /** Says something; while there is no connection it waits, for a minute at most. */
  emit: (event: string, ...args: unknown[]) => void;
  on: On<N>;
  off: (event: string, handler?: Handler) => void;
  /** Connects, also after `disconnect` and after a refusal. */
  connect: () => void;
  /** Ends this component's part in the connection. */
  disconnect: () => void;
}

/** A namespace of the service, over a connection that all components of the page share. */
export function useSocket<const N extends string = "/">(options: UseSocketOptions<N> = {}): UseSocketResult<N> {
  const { namespace = "/", autoConnect = true } = options;
  const { url = socketDefaults().url, socketOptions = socketDefaults().socketOptions } = options;
  const key = keyOf({ url, socketOptions });
  const subscriber = useMemo(
    () => new Subscriber(lineTo({ url, socketOptions }, namespace)),
    // The key stands for the address, whose options are mostly written inline.
    [key, namespace],
  );

  const [byHand, setByHand] = useState<boolean>();
  const isWanted = byHand ?? autoConnect;
  useEffect(() => (isWanted ? subscriber.start() : undefined), [subscriber, isWanted]);

  const status = useSyncExternalStore(subscriber.subscribe, subscriber.get, idle);
  const connect = useCallback(() => {
    setByHand(true);
    subscriber.line.retry();
  }, [subscriber]);
  const disconnect = useCallback(() => setByHand(false), []);
  const emit = useCallback((event: string, ...args: unknown[]) => subscriber.line.say(event, args), [subscriber]);

  return {
    socket: subscriber.line.socket,
    connected: status.connected,
    // Before its effects have run, and on a server, the component is about to connect.
    connecting: status === IDLE ? isWanted : status.connecting,
    error: status.error,
    joinRoom: subscriber.join,
    leaveRoom: subscriber.leave,
    emit,
    on: subscriber.on as On<N>,
    off: subscriber.off,
    connect,
    disconnect,
  };
}

const idle = (): LineStatus => IDLE;
