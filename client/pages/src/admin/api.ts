/** What the service tells administrators: the answers under `/api/v1/admin/`, as docs/WIRE.md has them. */

export interface Overview {
  version: string;
  startedAt: string;
  serverTime: string;
  database: { kind: string; ok: boolean; reason?: string };
  connections: {
    open: number;
    users: number;
    byProtocol: Record<string, number>;
    byTransport: Record<string, number>;
  };
  /** Since the start. */
  totals: { connected: number; slowClosed: number; published: number; delivered: number; refused: number };
  /** In a second, over the last ones. */
  rates: { windowSeconds: number; connects: number; published: number; delivered: number };
  /** From the POST to the sockets. */
  latency: { samples: number; p50Ms?: number; p99Ms?: number; maxMs?: number };
  backlog: { used: number; of: number };
}

export interface RoomName {
  namespace: string;
  /** Absent for the whole namespace. */
  room?: string;
}

export interface Connection {
  id: string;
  userId?: number;
  name?: string;
  kiosk?: boolean;
  protocol: string;
  transport: string;
  namespaces: readonly string[];
  rooms: readonly RoomName[];
  connectedAt: string;
  rttMs?: number;
  queuedMessages: number;
  queuedBytes: number;
  /** It takes nothing more just now. */
  blocked: boolean;
}

export interface Connections {
  connections: readonly Connection[];
  next?: string;
}

/** An event, and where it went. */
export interface TracedEvent extends RoomName {
  /** Absent for a fleeting one. */
  offset?: number;
  event: string;
  toldAt: string;
  audience: number;
  reached: number;
  gone: number;
  waiting: number;
  lastMs?: number;
}

export interface Events {
  events: readonly TracedEvent[];
}

export interface RoomCount extends RoomName {
  clients: number;
}

export interface Rooms {
  rooms: readonly RoomCount[];
  next?: string;
}

export interface Present {
  userId: number;
  name?: string;
  connections: number;
  namespaces: Record<string, number>;
}

export interface Presence {
  users: readonly Present[];
  next?: string | number;
}

export interface Screen {
  name: string;
  online: boolean;
  connectionId?: string;
  connectedAt?: string;
  lastSeenAt: string;
  rttMs?: number;
  queuedMessages?: number;
  blocked?: boolean;
  frozen: boolean;
}

export interface Screens {
  screens: readonly Screen[];
}

export interface ApiKey {
  name: string;
  scopes: readonly string[];
  lastUsedAt?: string;
}

export interface ApiKeys {
  keys: readonly ApiKey[];
}

export interface KioskToken {
  token: string;
  name: string;
  expiresAt: string;
}
