import { leaderboardSocket, trainingSocket } from "/realtime.js";
import { io } from "/vendor/socket.io.esm.min.js";

const at = (selector) => document.querySelector(selector);

async function ask(path, body) {
  const init = body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const answer = await fetch(path, init);
  return answer.json();
}

function show(rankings) {
  const rows = rankings.map(({ rank, userName, value }) => {
    const row = document.createElement("tr");
    row.append(...[rank, userName, value].map((text) => Object.assign(document.createElement("td"), { textContent: text })));
    return row;
  });
  at("#rankings").replaceChildren(...rows);
}

function heard(event, data) {
  at("#heard").prepend(Object.assign(document.createElement("li"), { textContent: `${event} ${JSON.stringify(data)}` }));
}

function submit(form, handle) {
  at(form).addEventListener("submit", (event) => {
    event.preventDefault();
    handle(Object.fromEntries(new FormData(event.target)));
  });
}

/** The page of somebody who is signed in. */
function open(user) {
  at("#login").hidden = true;
  at("main").hidden = false;
  const refresh = async () => show((await ask("/api/sales/rankings")).rankings);
  const tell = (...events) => Object.fromEntries(events.map((event) => [event, (data) => heard(event, data)]));

  const leaderboard = leaderboardSocket(io, user, {
    ...tell("rank:changed"),
    "rankings:update": (update) => {
      heard("rankings:update", update);
      refresh();
    },
    connect: () => (at("#status").textContent = `${user.name}, connected`),
    disconnect: () => (at("#status").textContent = `${user.name}, connecting…`),
  });
  const training = trainingSocket(io, user, tell("quiz:completed", "xp:gained", "roleplay:response"));
  addEventListener("pagehide", () => [leaderboard, training].forEach(({ close }) => close()));

  let roleplay;
  submit("#sale", ({ revenue }) => ask("/api/sales", { revenue: Number(revenue) }));
  submit("#quiz", ({ score }) => ask("/api/training/quizzes/objections", { score: Number(score) }));
  submit("#roleplay", async ({ message }) => {
    if (!roleplay) {
      roleplay = (await ask("/api/training/roleplays", {})).sessionId;
      await training.joinSession(roleplay);
    }
    training.say(message);
    await ask(`/api/training/roleplays/${roleplay}/messages`, { message });
  });
  refresh();
}

submit("#login", async ({ name }) => open((await ask("/api/auth/login", { name })).user));
const { success, user } = await ask("/api/auth/me");
if (success) open(user);
