/** How long to wait between attempts, in ms. */
export interface Patience {
  /** Before the second attempt. */
  readonly min: number;
  /** However many have failed. A restart of the service takes seconds, so waiting longer only delays the news. */
  readonly max: number;
}

/**
 * How long to wait before the next attempt, in ms.
 *
 * It doubles with each failure, and a random part of it is left out, so that several processes that lost the service at
 * the same moment do not come back at the same moment. What the service asks for is waited at least.
 *
 * @param failures how many attempts have failed, from 1
 * @param askedFor what `Retry-After` said, in ms
 * @param random from 0 to 1
 */
export function delay({ min, max }: Patience, failures: number, askedFor = 0, random = Math.random()): number {
  // Beyond 2^30 any maximum is reached.
  const most = Math.min(max, min * 2 ** Math.min(failures - 1, 30));
  return Math.round(Math.max(askedFor, most / 2) + (random * most) / 2);
}

/** What `Retry-After` says, in ms from now: seconds, or a date. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (header === null || header.trim() === "") return undefined;
  const seconds = Number(header);
  const ms = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}
