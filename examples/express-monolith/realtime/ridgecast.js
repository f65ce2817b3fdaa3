// The pages are told what happened by Ridgecast.

import { connectRidgecast } from "@ridgecast/node";

import { config } from "../config.js";

export function connectRealtime() {
  const realtime = connectRidgecast({ url: config.realtime.url, apiKey: config.realtime.key });
  realtime.on("error", (error) => console.error(error.message));
  realtime.on("dropped", (error) => console.error(error.message));
  realtime.on("retry", ({ reason }) => console.warn(`Ridgecast does not answer: ${reason}`));
  return realtime;
}
