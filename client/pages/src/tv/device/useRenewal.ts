import { useEffect, useRef } from "react";

import { fetchConfig } from "../../app/config";
import { storage } from "../state/storage";
import { isNewVersion, nextNight } from "./renewal";

/** How often it is looked whether it is night, and nobody is celebrating. */
const LOOK_EVERY = 60_000;

/**
 * Loads the page again for a new version, which is asked for each time that the stream is back, and once a night.
 * @param live whether the stream is there
 * @param busy whether something is on the screen that is not to be cut short
 */
export function useRenewal(live: boolean, busy: boolean): void {
  const isBusy = useRef(busy);
  useEffect(() => {
    isBusy.current = busy;
  }, [busy]);

  useEffect(() => {
    if (!live) return undefined;
    let over = false;
    void serviceVersion().then((version) => {
      if (!over && version && storage && isNewVersion(version, import.meta.url, storage)) location.reload();
    });
    return () => {
      over = true;
    };
  }, [live]);

  useEffect(() => {
    const night = nextNight(Date.now());
    const timer = setInterval(async () => {
      if (Date.now() < night || isBusy.current) return;
      if (await serviceVersion()) location.reload();
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, []);
}

/** Nothing, if the service does not answer. */
async function serviceVersion(): Promise<string | undefined> {
  return fetchConfig().then(({ version }) => version).catch(() => undefined);
}
