// What the page hears. It knows neither who sends it nor that this has ever changed.

/** As the pages have always connected. */
const OPTIONS = {
  transports: ["websocket", "polling"],
  withCredentials: true,
  reconnection: true,
  reconnectionAttempts: 5,
  reconnectionDelay: 1_000,
  reconnectionDelayMax: 5_000,
};

/**
 * The leaderboard's events for a user.
 *
 * @param {typeof import("socket.io-client").io} io
 * @param {{ id: number, teamId: number }} user
 * @param {Record<string, (data: any) => void>} handlers by the name of the event
 */
export function leaderboardSocket(io, user, handlers) {
  const socket = io("/leaderboard", OPTIONS);
  // Upon every connect: a new connection is in no room.
  socket.on("connect", () => {
    socket.emit("join:user", user.id);
    socket.emit("join:team", user.teamId);
  });
  return listen(socket, handlers);
}

/** The training's events for a user, and his roleplay. */
export function trainingSocket(io, user, handlers) {
  let sessionId;
  const socket = io("/training", OPTIONS);
  socket.on("connect", () => {
    socket.emit("join:user", user.id);
    if (sessionId) socket.emit("join:session", sessionId);
  });
  return {
    ...listen(socket, handlers),
    /** Resolves when what is said in the session is heard. */
    joinSession(id) {
      sessionId = id;
      const joined = new Promise((resolve) => {
        socket.on("joined", ({ room }) => room === `session:${id}` && resolve());
      });
      socket.emit("join:session", id);
      return joined;
    },
    say(message) {
      socket.emit("roleplay:message", { sessionId, message, userId: user.id });
    },
  };
}

function listen(socket, handlers) {
  for (const [event, handler] of Object.entries(handlers)) socket.on(event, handler);
  return { socket, close: () => socket.disconnect() };
}
