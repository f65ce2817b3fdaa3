"""A stock python-socketio client: says what it hears, one JSON array a line, until its input ends."""

import json
import queue
import sys
import threading

import socketio

output = threading.Lock()


def say(*words):
    # The library runs each handler in a thread of its own.
    with output:
        print(json.dumps(words), flush=True)


def main(url, transports, token):
    auth = {"token": token}
    transports = transports.split(",")
    client = socketio.Client(reconnection=False)
    joined, errors, acks = queue.Queue(), queue.Queue(), queue.Queue()

    # Handlers with one parameter: an argument more, and python-socketio would lose the event.
    client.on("joined", lambda data: joined.put(data["room"]), namespace="/leaderboard")
    client.on("error", lambda data: errors.put(data["message"]), namespace="/leaderboard")
    client.on("rank:changed", lambda data: say("rank:changed", data), namespace="/leaderboard")

    client.connect(url, auth=auth, transports=transports, namespaces=["/leaderboard", "/training"], wait_timeout=5)
    client.emit("join:user", 7, namespace="/leaderboard")
    say("joined", joined.get(timeout=5))
    client.emit("join:contest", 17, namespace="/leaderboard", callback=lambda *_: acks.put("join:contest"))
    say("acknowledged", acks.get(timeout=5))
    client.emit("join:user", -1, namespace="/leaderboard")
    say("error", errors.get(timeout=5))

    stranger = socketio.Client(reconnection=False)
    try:
        stranger.connect(url, auth=auth, transports=transports, namespaces=["/random"], wait_timeout=5)
    except socketio.exceptions.ConnectionError:
        say("refused", "/random")

    say("ready")
    sys.stdin.read()
    client.disconnect()


if __name__ == "__main__":
    main(*sys.argv[1:])
