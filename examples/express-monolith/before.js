import { start } from "./monolith.js";
import { connectRealtime } from "./realtime/socketio.js";

await start(connectRealtime);
