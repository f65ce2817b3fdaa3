import { covers, together, type Celebration, type Kind } from "./celebration";

/** What a kind of celebration is worth beside the others. */
interface Worth {
  /** The greater goes first, and is the last to be dropped. */
  readonly priority: number;
  /** After so many milliseconds it is old news and is not shown any more. */
  readonly goodFor: number;
}

const MINUTE = 60_000;

const WORTH: Record<Kind, Worth> = {
  // People have worked towards its end for weeks, and it ends once: shown even after a short power cut.
  contest: { priority: 3, goodFor: 30 * MINUTE },
  // The whole room cares who leads; but not who led before the leader changed again.
  "first-place": { priority: 3, goodFor: 5 * MINUTE },
  // Somebody's own goal, once a month or year. It stays true.
  milestone: { priority: 2, goodFor: 15 * MINUTE },
  // Every working day has some of these.
  streak: { priority: 1, goodFor: 10 * MINUTE },
  // As above; and the board itself says it a moment later.
  rank: { priority: 1, goodFor: 5 * MINUTE },
};

/** How long one is shown, in milliseconds, by how many wait behind it: a crowd is not to take the screen for ever. */
const SHOWN_FOR: readonly { readonly waiting: number; readonly ms: number }[] = [
  { waiting: 3, ms: 6_000 },
  { waiting: 12, ms: 4_000 },
  { waiting: Infinity, ms: 2_500 },
];

/** The most that wait. With the times here they take the screen for less than four minutes; longer is no celebration. */
export const MOST_WAITING = 60;

/** After so long without a break the slides have a turn: a screen that only ever celebrates tells nobody how things stand. */
const RUN = 60_000;
const REST = 15_000;

/** How many of the last events are remembered, so that one told again after a reconnect is not celebrated again. */
const MOST_REMEMBERED = 500;

/** What is celebrated now. Times are those given to the queue. */
export interface Showing {
  readonly celebration: Celebration;
  readonly startedAt: number;
  readonly endsAt: number;
}

/**
 * Celebrations that wait for the screen, which has room for one at a time.
 *
 * The most important goes first, among equals the one that came first. What has become old news while it waited is left out.
 * The queue is bounded: the least important gives way, the latest of them first, and is counted.
 *
 * It has no clock. Every call is given the time, in milliseconds of the clock by which `Celebration.at` is told.
 */
export class CelebrationQueue {
  #waiting: Celebration[] = [];
  #showing: Showing | undefined;
  #dropped = 0;
  /** Since when one has followed the other. */
  #runSince: number | undefined;
  #restUntil = 0;
  readonly #remembered = new Set<string>();

  /** What is on the screen, as of the last `advance`. */
  get showing(): Showing | undefined {
    return this.#showing;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /** When to call `advance` next: at the end of what is shown, or of a rest. Nothing, if that waits for an offer. */
  get due(): number | undefined {
    if (this.#showing) return this.#showing.endsAt;
    return this.#waiting.length > 0 ? this.#restUntil : undefined;
  }

  /** How many of this crowd found no room. Counts from 0 again once the queue has been empty. */
  get dropped(): number {
    return this.#dropped;
  }

  /** Takes a celebration in. One that has been told before, or is old news already, changes nothing. */
  offer(celebration: Celebration, now: number): void {
    if (this.#isKnown(celebration) || isOld(celebration, now) || this.#isCovered(celebration)) return;
    this.#waiting = this.#waiting.filter((waiting) => !covers(celebration, waiting));
    const same = this.#waiting.findIndex((waiting) => waiting.subject === celebration.subject);
    const waiting = this.#waiting[same];
    if (waiting) this.#waiting[same] = together(waiting, celebration);
    else this.#waiting.push(celebration);
    this.#makeRoom(now);
  }

  /** Ends what has been shown for its time, and begins the next unless `hold` says that nothing is to begin. */
  advance(now: number, hold = false): void {
    const { startedAt, endsAt } = this.#showing ?? { startedAt: now, endsAt: now };
    // A clock that was put back must not leave one on the screen for hours.
    if (now >= endsAt || now < startedAt) this.#showing = undefined;
    if (this.#showing || hold || this.#rests(now)) return;
    this.#waiting = this.#waiting.filter((waiting) => !isOld(waiting, now));
    const celebration = this.#mostImportant();
    this.#waiting = this.#waiting.filter((waiting) => waiting !== celebration);
    if (celebration) {
      this.#runSince ??= now;
      this.#showing = { celebration, startedAt: now, endsAt: now + shownFor(this.#waiting.length) };
    } else {
      this.#runSince = undefined;
      this.#dropped = 0;
    }
  }

  /** Ends what is on the screen before its time, and begins the next as `advance` does. */
  skip(now: number, hold = false): void {
    this.#showing = undefined;
    this.advance(now, hold);
  }

  /** Whether the slides have their turn, which begins when one has followed the other for too long. */
  #rests(now: number): boolean {
    if (this.#runSince !== undefined && now - this.#runSince >= RUN && this.#waiting.length > 0) {
      this.#runSince = undefined;
      this.#restUntil = now + REST;
    }
    // A clock that was put back must not make it a long one.
    return now < this.#restUntil && this.#restUntil - now <= REST;
  }

  #isKnown({ id }: Celebration): boolean {
    if (this.#remembered.has(id)) return true;
    this.#remembered.add(id);
    // A set keeps the order of insertion: the first is the oldest.
    const [oldest] = this.#remembered;
    if (this.#remembered.size > MOST_REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest);
    return false;
  }

  #isCovered(celebration: Celebration): boolean {
    const shown = this.#showing && covers(this.#showing.celebration, celebration);
    return shown || this.#waiting.some((waiting) => covers(waiting, celebration));
  }

  #makeRoom(now: number): void {
    if (this.#waiting.length <= MOST_WAITING) return;
    this.#waiting = this.#waiting.filter((waiting) => !isOld(waiting, now));
    if (this.#waiting.length <= MOST_WAITING) return;
    this.#waiting.splice(this.#leastImportant(), 1);
    this.#dropped += 1;
  }

  /** The first of the greatest priority. */
  #mostImportant(): Celebration | undefined {
    const greatest = Math.max(...this.#waiting.map(({ kind }) => WORTH[kind].priority));
    return this.#waiting.find(({ kind }) => WORTH[kind].priority === greatest);
  }

  /** Where the last of the least priority is. */
  #leastImportant(): number {
    const least = Math.min(...this.#waiting.map(({ kind }) => WORTH[kind].priority));
    return this.#waiting.findLastIndex(({ kind }) => WORTH[kind].priority === least);
  }
}

function isOld({ kind, at }: Celebration, now: number): boolean {
  return now - at > WORTH[kind].goodFor;
}

function shownFor(waiting: number): number {
  return SHOWN_FOR.find((step) => waiting <= step.waiting)?.ms ?? 0;
}
