// The same job on Node's socket.io, to measure the service by: namespace /leaderboard with a checked identity, rooms
// `user:{n}`, events in by POST. Stock settings.
"use strict";

const { createServer } = require("node:http");
const { createHmac, timingSafeEqual } = require("node:crypto");
const { Server } = require("socket.io");

const http = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const sent = publish(request.url, JSON.parse(Buffer.concat(chunks)));
    const answer = JSON.stringify(sent ? { events: [sent] } : { title: "Not Found" });
    response.writeHead(sent ? 200 : 404, {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(answer),
    });
    response.end(answer);
  });
});

const io = new Server(http, { serveClient: false });
const leaderboard = io.of("/leaderboard");

leaderboard.use((socket, next) => {
  socket.data.userId = userOf(String(socket.handshake.query.token));
  next(socket.data.userId ? undefined : new Error("unauthorized"));
});

leaderboard.on("connection", (socket) => {
  socket.on("join:user", (userId) => {
    if (userId !== socket.data.userId) {
      socket.emit("error", { message: "Invalid userId" });
      return;
    }
    const room = `user:${userId}`;
    socket.join(room);
    socket.emit("joined", { room });
  });
});

function publish(path, update) {
  switch (path) {
    case "/api/v1/leaderboard/ranking-updates":
      leaderboard.emit("rankings:update", update);
      return { event: "rankings:update", namespace: "/leaderboard" };
    case "/api/v1/leaderboard/rank-changes":
      leaderboard.to(`user:${update.userId}`).emit("rank:changed", update);
      return { event: "rank:changed", namespace: "/leaderboard", room: `user:${update.userId}` };
    default:
      return undefined;
  }
}

/** The user an HS256 token names, undefined if it is not valid. */
function userOf(token) {
  const [header, claims, signature] = token.split(".");
  const expected = createHmac("sha256", process.env.JWT_SECRET).update(`${header}.${claims}`).digest();
  const given = Buffer.from(signature ?? "", "base64url");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const { sub, exp } = JSON.parse(Buffer.from(claims, "base64url"));
  return exp * 1000 > Date.now() ? Number(sub) : undefined;
}

http.listen({ host: "127.0.0.1", port: 0, backlog: 4096 }, () => {
  console.error(`listening on http://127.0.0.1:${http.address().port}`);
});
