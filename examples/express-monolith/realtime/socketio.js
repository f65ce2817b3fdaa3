// The pages are told what happened by a Socket.IO server of the application's own.

import { Server } from "socket.io";

export function connectRealtime({ server, session }) {
  const io = new Server(server);
  io.engine.use(session);
  const root = io.of("/");
  const leaderboard = io.of("/leaderboard");
  const training = io.of("/training");
  for (const namespace of [root, leaderboard, training]) namespace.use(signedIn);

  /** Who may join which roleplay. @type {Map<string, Set<number>>} */
  const participants = new Map();
  const own = (user, id) => user.id === id;

  root.on("connection", (socket) => socket.join(`user:${userOf(socket).id}`));
  leaderboard.on("connection", (socket) => {
    room(socket, "user", own);
    room(socket, "team", (user, id) => user.teamId === id);
    room(socket, "contest", () => true);
    room(socket, "tv-display", () => true);
  });
  training.on("connection", (socket) => {
    room(socket, "user", own);
    room(socket, "session", (user, id) => participants.get(id)?.has(user.id) ?? false);
    room(socket, "module", () => true);
    socket.on("roleplay:message", ({ sessionId }) => {
      const user = userOf(socket);
      socket.to(`session:${sessionId}`).emit("roleplay:typing", { userId: user.id, isTyping: true });
      socket.emit("roleplay:message-received", { sessionId });
    });
  });

  return {
    broadcast: (event, data) => root.emit(event, data),
    toUser: (userId, event, data) => root.to(`user:${userId}`).emit(event, data),
    toTVDisplay: (event, data) => leaderboard.to("tv-display").emit(event, data),
    updateLeaderboard: (rankings) => leaderboard.emit("leaderboard:refresh", rankings),
    registerSession({ sessionId, userId, participants: others = [] }) {
      participants.set(sessionId, new Set([userId, ...others]));
    },
    leaderboard: {
      broadcastRankingUpdate: (update) => leaderboard.emit("rankings:update", update),
      notifyUserRankChange: (update) => leaderboard.to(`user:${update.userId}`).emit("rank:changed", update),
      notifyTeam: (teamId, event, data) => leaderboard.to(`team:${teamId}`).emit(event, data),
      broadcastLeaderboardRefresh: (rankings) => leaderboard.emit("leaderboard:refresh", rankings),
      getConnectedClientsCount: () => leaderboard.sockets.size,
      isUserConnected: (userId) => [...leaderboard.sockets.values()].some((socket) => userOf(socket).id === userId),
    },
    training: {
      notifyXPGain: (gain) => training.to(`user:${gain.userId}`).emit("xp:gained", gain),
      notifyQuizComplete: (completion) => training.to(`user:${completion.userId}`).emit("quiz:completed", completion),
      sendRoleplayResponse: (sessionId, message, metadata) => {
        training.to(`session:${sessionId}`).emit("roleplay:response", { message, metadata });
      },
      getConnectedClientsCount: () => training.sockets.size,
    },
    close: () => io.close(),
  };
}

/** Joins and leaves, each answered. */
function room(socket, kind, may) {
  const name = (id) => (id === undefined ? kind : `${kind}:${id}`);
  socket.on(`join:${kind}`, (id) => {
    if (!may(userOf(socket), id)) return socket.emit("error", { message: `You may not join ${name(id)}` });
    socket.join(name(id));
    socket.emit("joined", { room: name(id) });
  });
  socket.on(`leave:${kind}`, (id) => socket.leave(name(id)));
}

function signedIn(socket, next) {
  if (userOf(socket)) next();
  else next(new Error("sign in first"));
}

function userOf(socket) {
  return socket.request.session.user;
}
