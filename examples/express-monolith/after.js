import { start } from "./monolith.js";
import { connectRealtime } from "./realtime/ridgecast.js";

await start(connectRealtime);
