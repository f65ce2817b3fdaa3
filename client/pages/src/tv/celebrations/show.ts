import type { Readable, Ridgecast } from "@ridgecast/client";

import type { Recent } from "../state/picture";
import { ofAchievement, ofRanking, type Celebration } from "./celebration";
import { CelebrationQueue, type Showing } from "./queue";

/** What there is to see of the celebrations. */
export interface Stage {
  readonly showing?: Showing;
  /** How many come after it, and for how many there is no time. */
  readonly waiting: number;
  readonly dropped: number;
  /** The last achievements that were told, the latest first. */
  readonly recent: Recent;
}

/** How many of the last achievements are held: more than a slide shows. */
const MOST_RECENT = 12;

/** The longest wait until the clock is looked at again, in milliseconds. */
const LOOK_EVERY = 6_000;

/** How long a crowd takes to come together, in milliseconds. */
const SETTLE = 150;

/** The queue of celebrations at a stream and a clock: hears what is to be celebrated, and shows one after the other. */
export class CelebrationShow implements Readable<Stage> {
  readonly #client: Ridgecast;
  readonly #queue = new CelebrationQueue();
  readonly #listeners = new Set<() => void>();
  #stage: Stage;
  #held = false;
  /** For the end of what is on the screen, and the end of a rest. */
  #next: ReturnType<typeof setTimeout> | undefined;
  /** For the end of a crowd's coming together. */
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Ridgecast, recent: Recent) {
    this.#client = client;
    this.#stage = { waiting: 0, dropped: 0, recent };
  }

  get(): Stage {
    return this.#stage;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins to listen. The returned function ends it. */
  start(): () => void {
    const stops = [
      this.#client.on("/leaderboard", "achievement:celebration", (achievement) => {
        this.remember([achievement]);
        this.#offer(ofAchievement(achievement, this.#client.serverNow()));
      }),
      this.#client.on("/leaderboard", "rankings:update", (update) => {
        const celebration = ofRanking(update, this.#client.serverNow());
        if (celebration) this.#offer(celebration);
      }),
    ];
    this.#advance();
    return () => {
      clearTimeout(this.#next);
      clearTimeout(this.#settling);
      this.#settling = undefined;
      for (const stop of stops) stop();
    };
  }

  /** While it is held nothing new begins. */
  hold(held: boolean): void {
    if (this.#held === held) return;
    this.#held = held;
    this.#advance();
  }

  /** Ends what is on the screen. */
  skip(): void {
    this.#queue.skip(this.#client.serverNow(), this.#held);
    this.#publish();
  }

  /** Adds to the last achievements what is not among them; the latest first. */
  remember(achievements: Recent): void {
    const known = new Set(this.#stage.recent.map(keyOf));
    const fresh = achievements.filter((achievement) => !known.has(keyOf(achievement)));
    if (fresh.length === 0) return;
    const recent = [...fresh, ...this.#stage.recent].sort((a, b) => Date.parse(b.timestamp) - Date.parse(a.timestamp));
    this.#stage = { ...this.#stage, recent: recent.slice(0, MOST_RECENT) };
    this.#soon();
  }

  #offer(celebration: Celebration): void {
    this.#queue.offer(celebration, this.#client.serverNow());
    this.#soon();
  }

  /** Looks at the queue once all of a crowd that comes together is in it: the first to come need not be the first to go. */
  #soon(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#advance();
    }, SETTLE);
  }

  #advance(): void {
    this.#queue.advance(this.#client.serverNow(), this.#held);
    this.#publish();
  }

  #publish(): void {
    const { showing, waiting, dropped, due } = this.#queue;
    clearTimeout(this.#next);
    if (due !== undefined && !(this.#held && !showing)) {
      const left = Math.max(0, due - this.#client.serverNow());
      // The clock may be set meanwhile, so it is looked at in between.
      this.#next = setTimeout(() => this.#advance(), Math.min(left, LOOK_EVERY));
    }
    this.#stage = { waiting, dropped, recent: this.#stage.recent, ...(showing ? { showing } : {}) };
    for (const listener of this.#listeners) listener();
  }
}

function keyOf({ userId, title, timestamp }: Recent[number]): string {
  return JSON.stringify([userId, title, timestamp]);
}
