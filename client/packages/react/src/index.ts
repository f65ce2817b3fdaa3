/**
 * React for Ridgecast: the existing front end's hooks as drop-in replacements, and hooks over the stores of
 * `@ridgecast/client`. See the README.
 */

export { configureSockets, type SocketDefaults, type Toast } from "./sockets/defaults.js";
export * from "./sockets/use-leaderboard-socket.js";
export * from "./sockets/use-socket.js";
export * from "./sockets/use-training-socket.js";

export * from "./provider/context.js";
export { useReadable } from "./provider/use-readable.js";
export * from "./provider/use-events.js";
export * from "./provider/use-inbox.js";
export * from "./provider/use-roleplay.js";
export { useServerTime } from "./provider/use-server-time.js";
export * from "./provider/use-stores.js";
