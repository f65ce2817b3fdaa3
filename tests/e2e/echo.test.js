// Engine.IO and Socket.IO as their authors' documents have them, held against the service's own code in the example
// protocol_echo, which has short times and no sessions, rights or brokers.

import assert from "node:assert/strict";
import { connect } from "node:net";
import { after, before, describe, test } from "node:test";

import { inTime, sleep, startEcho } from "./helpers/echo.js";

/** So much slower than the example is by itself, to be able to tell what happens at once from what a heartbeat does. */
const PACE = 6;
const PING_INTERVAL = 300 * PACE;
const PING_TIMEOUT = 200 * PACE;

/** Anything that is to happen at once happens well before a heartbeat could run out. */
const AT_ONCE = PING_INTERVAL;

/** In this time a request has surely arrived, on a busy machine too. */
const ARRIVES = 500;

let echo;
before(async () => {
  echo = await startEcho(PACE);
});
after(() => echo.stop());

/** What a promise answers, which must be there before the heartbeat could have had a part in it. */
async function atOnce(promise) {
  const started = performance.now();
  const answer = await promise;
  assert.ok(performance.now() - started < AT_ONCE, "late: it was the heartbeat");
  return answer;
}

const GONE = [400, 1];

for (const path of ["/engine.io/", "/socket.io/"]) {
  describe(path, { concurrency: true }, () => {
    let endpoint;
    before(() => {
      endpoint = echo.endpoint(path);
    });

    const terms = { pingInterval: PING_INTERVAL, pingTimeout: PING_TIMEOUT, maxPayload: 1_000_000 };

    test("a session tells its terms", async () => {
      const { opened: { sid: pollingSid, ...polling } } = await endpoint.polling();
      const { opened: { sid: socketSid, ...websocket } } = await endpoint.websocket();
      assert.deepEqual(polling, { upgrades: ["websocket"], ...terms });
      assert.deepEqual(websocket, { upgrades: [], ...terms });
      assert.notEqual(pollingSid, socketSid);
    });

    for (const [query, code] of [
      ["transport=polling", 5],
      ["EIO=3&transport=polling", 5],
      ["EIO=four&transport=polling", 5],
      ["EIO=4", 0],
      ["EIO=4&transport=carrier-pigeon", 0],
      ["EIO=4&transport=polling&sid=nobody", 1],
    ]) {
      test(`refused: ${query}`, async () => {
        const answer = await endpoint.request(query);
        assert.deepEqual([answer.status, (await answer.json()).code], [400, code]);
        const socket = endpoint.socket(query.replace("polling", "websocket"));
        assert.deepEqual(await socket.fate(), { status: 400 });
      });
    }

    for (const method of ["POST", "PUT", "DELETE"]) {
      test(`refused: a handshake by ${method}`, async () => {
        const answer = await endpoint.request("EIO=4&transport=polling", { method });
        assert.deepEqual([answer.status, (await answer.json()).code], [400, 2]);
      });
    }

    test("pings come and are answered, time after time, by polling", async () => {
      const session = await endpoint.polling();
      for (let round = 0; round < 2; round++) {
        assert.equal(await session.next(), "2");
        assert.deepEqual(await session.send("3"), [200, "ok"]);
      }
    });

    test("pings come and are answered, time after time, by WebSocket", async () => {
      const socket = await endpoint.websocket();
      for (let round = 0; round < 2; round++) {
        assert.equal(await socket.next(), "2");
        socket.send("3");
      }
      socket.ws.terminate();
    });

    test("who answers no ping is gone in time", async () => {
      const [session, socket] = [await endpoint.polling(), await endpoint.websocket()];
      await sleep(PING_INTERVAL + PING_TIMEOUT);
      assert.deepEqual(await session.state(), GONE);
      assert.equal(await socket.next(), "2");
      assert.ok((await socket.fate()).code);
    });

    test("packet 1 ends a session and releases its poll", async () => {
      const session = await endpoint.polling();
      const waiting = session.next();
      await sleep(ARRIVES);
      assert.deepEqual(await session.send("1"), [200, "ok"]);
      assert.equal(await atOnce(waiting), "6");
      assert.deepEqual(await session.state(), GONE);

      const socket = await endpoint.websocket();
      socket.send("1");
      assert.ok((await atOnce(socket.fate())).code);
    });

    test("two polls at once end the session: the first is told, the second refused", async () => {
      const session = await endpoint.polling();
      // Whichever arrives first.
      const answers = await atOnce(Promise.all([session.get(), session.get()]));
      const told = answers.find((answer) => answer.status === 200);
      assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 400]);
      assert.equal(await told.text(), "1");
      assert.deepEqual(await session.state(), GONE);
    });

    test("two POSTs at once end the session", async () => {
      const session = await endpoint.polling();
      const slow = postWithoutBody(session, 10);
      await sleep(ARRIVES);
      assert.equal((await session.post("3")).status, 400);
      assert.deepEqual(await session.state(), GONE);
      slow.socket.destroy();
    });

    test("a POST whose body does not come is given up when the heartbeat would be", async () => {
      const slow = postWithoutBody(await endpoint.polling(), 10);
      assert.match(await slow.answer, /^HTTP\/1.1 408 /);
      slow.socket.destroy();
    });

    test("an aborted poll ends the session", async () => {
      const session = await endpoint.polling();
      const abort = new AbortController();
      const waiting = session.get({ signal: abort.signal });
      await sleep(ARRIVES);
      abort.abort();
      await assert.rejects(waiting);
      await sleep(ARRIVES);
      assert.deepEqual(await atOnce(session.state()), GONE);
    });

    for (const packet of ["abc", "", "2", "0{}", "7", "b!", "b\u00fc"]) {
      test(`what no client sends ends the session at once: ${JSON.stringify(packet)}`, async () => {
        const session = await endpoint.polling();
        assert.equal((await session.post(packet || "\x1e")).status, 400);
        assert.deepEqual(await session.state(), GONE);
        const socket = await endpoint.websocket();
        socket.send(packet);
        assert.deepEqual(await atOnce(socket.fate()), { code: 1002 });
      });
    }

    test("what is larger than told is refused", async () => {
      const session = await endpoint.polling();
      assert.equal((await session.post(`4${"x".repeat(1_000_000)}`)).status, 413);
      const socket = await endpoint.websocket();
      socket.send(`4${"x".repeat(1_000_000)}`);
      assert.deepEqual(await atOnce(socket.fate()), { code: 1009 });
    });
  });
}

/** The head of a POST that announces a body of so many bytes. */
function postWithoutBody(session, length) {
  const { hostname, port, pathname } = new URL(session.endpoint.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(`POST ${pathname}?${session.query} HTTP/1.1\r\nHost: x\r\nContent-Length: ${length}\r\n\r\n`);
  const answer = inTime("an answer", new Promise((resolve) => socket.once("data", (data) => resolve(data.toString()))));
  answer.catch(() => {});
  return { socket, answer };
}

describe("bare messages", () => {
  let endpoint;
  before(() => {
    endpoint = echo.endpoint("/engine.io/");
  });

  test("a POST's packets come back in one answer, text and bytes", async () => {
    const session = await endpoint.polling();
    for (const packets of [["4hello"], ["4one", "4two", "4\u20ac"], ["4text", "bAQIDBA==", "4more"]]) {
      assert.deepEqual(await session.send(...packets), [200, "ok"]);
      assert.equal(await session.next(), packets.join("\x1e"));
    }
  });

  test("an answer waits until there is something to say", async () => {
    const session = await endpoint.polling();
    const waiting = session.next();
    await sleep(ARRIVES);
    await session.send("4hello");
    assert.equal(await atOnce(waiting), "4hello");
  });

  test("texts and bytes come back by WebSocket, as what they are", async () => {
    const socket = await endpoint.websocket();
    for (const [message, back] of [["4hello", "4hello"], [[1, 2, 3, 4], [1, 2, 3, 4]], ["4", "4"], [[], []]]) {
      socket.send(message);
      assert.deepEqual(await socket.next(), back);
    }
    socket.ws.terminate();
  });
});

describe("the change from polling to WebSocket", () => {
  let endpoint;
  before(() => {
    endpoint = echo.endpoint("/engine.io/");
  });

  /** A session and its WebSocket, which has been tried out. */
  async function probed() {
    const session = await endpoint.polling();
    const socket = session.upgrade();
    await socket.open();
    socket.send("2probe");
    assert.equal(await socket.next(), "3probe");
    return { session, socket };
  }

  async function upgraded() {
    const { session, socket } = await probed();
    socket.send("5");
    socket.send("4here");
    assert.equal(await socket.nextBesidesPing(), "4here");
    return { session, socket };
  }

  test("the poll that waits is released, and so is any other before the change", async () => {
    const session = await endpoint.polling();
    const waiting = session.next();
    const socket = session.upgrade();
    await socket.open();
    socket.send("2probe");
    assert.equal(await socket.next(), "3probe");
    assert.equal(await atOnce(waiting), "6");
    assert.equal(await atOnce(session.next()), "6");
    socket.send("5");
    socket.send("4hello");
    assert.equal(await socket.nextBesidesPing(), "4hello");
    socket.ws.terminate();
  });

  test("what was said before comes first", async () => {
    const { session, socket } = await probed();
    await session.send("4one", "bAQI=", "4two");
    socket.send("5");
    socket.send("4three");
    for (const message of ["4one", [1, 2], "4two", "4three"]) {
      assert.deepEqual(await socket.nextBesidesPing(), message);
    }
    socket.ws.terminate();
  });

  test("a client in a hurry need not wait for the answer to its probe", async () => {
    const session = await endpoint.polling();
    const socket = session.upgrade();
    await socket.open();
    for (const packet of ["2probe", "5", "4hello"]) socket.send(packet);
    assert.equal(await socket.next(), "3probe");
    assert.equal(await socket.nextBesidesPing(), "4hello");
    socket.ws.terminate();
  });

  test("polls, POSTs and other WebSockets are refused afterwards, and do no harm", async () => {
    const { session, socket } = await upgraded();
    assert.deepEqual(await session.state(), [400, 3]);
    assert.equal((await session.post("4stray")).status, 400);
    await Promise.all([session.post("4a"), session.post("4b"), session.get(), session.get()]);
    const other = session.upgrade();
    assert.deepEqual(await atOnce(other.fate()), { code: 1002 });
    socket.send("4hello");
    assert.equal(await socket.nextBesidesPing(), "4hello");
    socket.ws.terminate();
  });

  test("the heartbeat goes on by WebSocket", async () => {
    const { socket } = await upgraded();
    for (let round = 0; round < 2; round++) {
      assert.equal(await socket.next(), "2");
      socket.send("3");
    }
    socket.ws.terminate();
  });

  test("a session that begins as a WebSocket has no use for another", async () => {
    const socket = await endpoint.websocket();
    const other = endpoint.socket(`EIO=4&transport=websocket&sid=${socket.opened.sid}`);
    assert.deepEqual(await atOnce(other.fate()), { code: 1002 });
    socket.send("4hello");
    assert.equal(await socket.nextBesidesPing(), "4hello");
    socket.ws.terminate();
  });

  test("one WebSocket is tried at a time", async () => {
    const { session, socket } = await probed();
    const other = session.upgrade();
    assert.deepEqual(await atOnce(other.fate()), { code: 1002 });
    socket.send("5");
    socket.send("4hello");
    assert.equal(await socket.nextBesidesPing(), "4hello");
    socket.ws.terminate();
  });

  for (const packets of [["4hello"], ["5"], ["2"], [[1]], ["garbage"], ["2probe", "4hello"], ["2probe", "x".repeat(200)], []]) {
    const name = packets.map((packet) => packet.slice(0, 10)).join(", ") || "nothing";
    test(`an attempt that comes to nothing leaves polling as it was: ${name}`, async () => {
      const session = await endpoint.polling();
      const socket = session.upgrade();
      await socket.open();
      for (const packet of packets) socket.send(packet);
      if (packets.length === 0) socket.ws.terminate();
      await atOnce(socket.fate());
      await session.send("4hello");
      assert.equal(await session.next(), "4hello");
      // And the next attempt may do better.
      let again;
      for (let tries = 0; tries < 50; tries++) {
        again = session.upgrade();
        await again.open();
        again.send("2probe");
        if ((await again.next().catch(() => undefined)) === "3probe") break;
      }
      again.send("5");
      again.send("4again");
      assert.equal(await again.nextBesidesPing(), "4again");
      again.ws.terminate();
    });
  }
});

describe("Socket.IO", () => {
  let endpoint;
  before(() => {
    endpoint = echo.endpoint("/socket.io/");
  });

  const byWebSocket = async () => {
    const socket = await endpoint.websocket();
    return {
      opened: socket.opened,
      send: (...messages) => messages.forEach((message) => socket.send(message)),
      next: () => socket.nextBesidesPing(),
      ended: () => socket.fate(),
    };
  };

  const byPolling = async () => {
    const session = await endpoint.polling();
    const heard = [];
    const spoken = (message) => (Array.isArray(message) ? `b${Buffer.from(message).toString("base64")}` : message);
    return {
      opened: session.opened,
      send: async (...messages) => void (await session.send(...messages.map(spoken))),
      async next() {
        while (heard.length === 0) {
          for (const packet of (await session.next()).split("\x1e")) {
            if (packet === "2") await session.send("3");
            else heard.push(packet[0] === "b" ? [...Buffer.from(packet.slice(1), "base64")] : packet);
          }
        }
        return heard.shift();
      },
      async ended() {
        assert.deepEqual(await session.state(), GONE);
      },
    };
  };

  for (const [transport, begin] of Object.entries({ websocket: byWebSocket, polling: byPolling })) {
    describe(transport, () => {
      /** A client that is in these namespaces. */
      async function entered(...namespaces) {
        const client = await begin();
        for (const namespace of namespaces) {
          await client.send(`40${namespace}`);
          assert.match(await client.next(), /^40/);
          assert.match(await client.next(), /^42.*\["auth",\{\}\]$/);
        }
        return client;
      }

      for (const [namespace, prefix] of [["", ""], ["/custom,", "/custom,"], ["/custom", "/custom,"]]) {
        test(`a client enters ${namespace || "/"}, with and without words of its own`, async () => {
          for (const auth of [undefined, '{"token":"123"}', '{"a":{"b":[1,"\u20ac"]}}']) {
            if (auth && namespace === "/custom") continue;
            const client = await begin();
            await client.send(`40${namespace}${auth ?? ""}`);
            const welcome = await client.next();
            assert.ok(welcome.startsWith(`40${prefix}{`), welcome);
            const { sid, ...rest } = JSON.parse(welcome.slice(2 + prefix.length));
            assert.match(sid, /^[\w-]{20}$/);
            assert.notEqual(sid, client.opened.sid);
            assert.deepEqual(rest, {});
            assert.equal(await client.next(), `42${prefix}["auth",${auth ?? "{}"}]`);
          }
        });
      }

      test("a namespace that is none is said to be none, and the connection goes on", async () => {
        const client = await begin();
        await client.send("40/random");
        assert.equal(await client.next(), '44/random,{"message":"Invalid namespace"}');
        await client.send("40");
        assert.match(await client.next(), /^40/);
      });

      test("a client leaves one namespace and stays in the other", async () => {
        const client = await entered("", "/custom,");
        await client.send("41/custom,", '42["message","still here"]');
        assert.equal(await client.next(), '42["message-back","still here"]');
        // And may come back.
        await client.send("40/custom,");
        assert.match(await client.next(), /^40\/custom,/);
      });

      test("who leaves the last namespace stays connected", async () => {
        const client = await entered("");
        await client.send("41");
        await client.send("40");
        assert.match(await client.next(), /^40/);
      });

      test("events come back and are acknowledged with their arguments", async () => {
        const client = await entered("", "/custom,");
        for (const [said, back] of [
          ['42["message"]', '42["message-back"]'],
          ['42["message",1,"2",{"3":[true]}]', '42["message-back",1,"2",{"3":[true]}]'],
          ['42/custom,["message",null]', '42/custom,["message-back",null]'],
          ['42456["message-with-ack",1,"2",{"3":[false]}]', '43456[1,"2",{"3":[false]}]'],
          ['420["message-with-ack"]', "430[]"],
          ['42/custom,7["message-with-ack","\u20ac"]', '43/custom,7["\u20ac"]'],
        ]) {
          await client.send(said);
          assert.equal(await client.next(), back);
        }
      });

      test("attachments come back behind their packet, in order", async () => {
        const client = await entered("", "/custom,");
        const placeholders = '{"_placeholder":true,"num":0},{"a":[{"_placeholder":true,"num":1}]}';
        for (const [said, back] of [
          [`452-["message",${placeholders}]`, `452-["message-back",${placeholders}]`],
          [`452-/custom,["message",${placeholders}]`, `452-/custom,["message-back",${placeholders}]`],
          [`452-789["message-with-ack",${placeholders}]`, `462-789[${placeholders}]`],
        ]) {
          await client.send(said, [1, 2, 3], [4, 5, 6]);
          for (const part of [back, [1, 2, 3], [4, 5, 6]]) assert.deepEqual(await client.next(), part);
        }
      });

      for (const [what, ...messages] of [
        ["an unknown type", "4abc"],
        ["an event that is no array", "42{}"],
        ["an event without a name", "42[]"],
        ["an ack id that is none", '42abc["message-with-ack",1]'],
        ["a reserved name", '42["disconnect"]'],
        ["a second CONNECT", "40"],
        ["CONNECT_ERROR", '44{"message":"no"}'],
        ["DISCONNECT with a payload", "41{}"],
        ["a namespace not entered", '42/custom,["message"]'],
        ["an attachment nobody announced", [1]],
        ["text in place of an attachment", '451-["message",{"_placeholder":true,"num":0}]', '42["message"]'],
        ["a placeholder out of range", '451-["message",{"_placeholder":true,"num":1}]'],
        ["too many attachments", '411-["message"]', '4511-["message"]'],
      ]) {
        test(`ends the connection at once: ${what}`, async () => {
          const client = await entered("");
          await client.send(...messages);
          await atOnce(client.ended());
        });
      }

      test("an event before CONNECT ends the connection at once", async () => {
        const client = await begin();
        await client.send('42["message"]');
        await atOnce(client.ended());
      });
    });
  }

  test("who enters no namespace in time is closed, however lively", async () => {
    const socket = await endpoint.websocket();
    const started = performance.now();
    const answering = (async () => {
      for (;;) if ((await socket.next()) === "2") socket.send("3");
    })();
    answering.catch(() => {});
    assert.ok((await socket.fate()).code);
    const lasted = performance.now() - started;
    assert.ok(lasted > 900 * PACE && lasted < 2_000 * PACE, `${lasted} ms`);
  });
});
