/**
 * When a screen that runs for months begins anew: for a new version of the service, and once a night, so that whatever a
 * browser gathers in weeks of running is gone. It does so only while the service answers, or a screen whose browser keeps
 * nothing would be left with the browser's own error page.
 */

/** At four in the morning nobody looks. */
const NIGHTLY_HOUR = 4;

/** Which service a build of this page has met. */
interface Met {
  readonly build: string;
  readonly version: string;
}

const KEY = "ridgecast.tv.met";

/**
 * Whether the service is another one than this build of the page has met before, so that there may be a newer page. Says so
 * once for each version: a new version may serve the same page.
 * @param build what is different for each build of the page
 */
export function isNewVersion(version: string, build: string, storage: Pick<Storage, "getItem" | "setItem">): boolean {
  const met = read(storage.getItem(KEY));
  if (met?.build === build && met.version === version) return false;
  storage.setItem(KEY, JSON.stringify({ build, version } satisfies Met));
  return met?.build === build;
}

function read(text: string | null): Met | undefined {
  try {
    return (JSON.parse(text ?? "null") as Met | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The first time after `start` that the local clock shows four in the morning, in milliseconds. */
export function nextNight(start: number): number {
  const night = new Date(start);
  night.setHours(NIGHTLY_HOUR, 0, 0, 0);
  // By the calendar, not by 24 hours: two days a year are longer or shorter.
  if (night.getTime() <= start) night.setDate(night.getDate() + 1);
  return night.getTime();
}
