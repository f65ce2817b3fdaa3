import { Backoff } from "./backoff.js";
import { type Clock, Timer } from "./clock.js";
import type { Http } from "./http.js";
import type { BoardAnswer, BoardEntry, Team } from "./payloads.js";

/** How long one waits between asking for everybody: longer each time. Who sells for the first time is in no list before. */
const ASK_AGAIN = { min: 300_000, max: 3_600_000 };
/** The most pages of 1,000 that are read. */
const PAGES = 5;

/**
 * Who is in which team, as far as boards have said it: `rankings:update` names no team; and what teams are called. A user that
 * no board has shown is looked up with everybody else: all who have ever sold are on the board of all times.
 */
export class Directory {
  /** By user; null is in no team. */
  readonly #teams = new Map<number, number | null>();
  readonly #teamNames = new Map<number, string>();
  readonly #listeners = new Set<() => void>();
  /** Before that nobody is asked for. */
  #notBefore = Number.NEGATIVE_INFINITY;
  readonly #backoff: Backoff;
  readonly #timer: Timer;

  /** Pages, who all meet the same unknown one at the same moment, spread over `spread` ms. */
  constructor(
    private readonly clock: Clock,
    private readonly http: Pick<Http, "fetch">,
    private readonly spread: number,
  ) {
    this.#backoff = new Backoff(clock, ASK_AGAIN.min, ASK_AGAIN.max);
    this.#timer = new Timer(clock, () => {
      // Who is unknown still is met again.
      void this.#read().catch(() => (this.#notBefore = Number.NEGATIVE_INFINITY));
    });
  }

  /** Null: in no team. Undefined: unknown. */
  teamOf(userId: number): number | null | undefined {
    return this.#teams.get(userId);
  }

  learn(entries: readonly BoardEntry[]): void {
    for (const { userId, teamId } of entries) this.#teams.set(userId, teamId ?? null);
  }

  /** What a team is called, if that has been said. */
  teamName(teamId: number): string | undefined {
    return this.#teamNames.get(teamId);
  }

  learnTeams(teams: readonly Pick<Team, "teamId" | "name">[]): void {
    for (const { teamId, name } of teams) this.#teamNames.set(teamId, name);
  }

  /** Calls `listener` when more is known after an `ask`. */
  onLearned(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Somebody is unknown. */
  ask(): void {
    const now = this.clock.now();
    if (now < this.#notBefore) return;
    this.#notBefore = now + this.#backoff.next();
    this.#timer.set(this.clock.random() * this.spread);
  }

  close(): void {
    this.#timer.clear();
  }

  async #read(): Promise<void> {
    let offset = 0;
    for (let page = 0; page < PAGES; page++) {
      const path = `/api/v1/leaderboard?metric=allTimeRevenue&limit=1000&offset=${offset}`;
      const { entries, total } = await this.http.fetch<BoardAnswer>(path);
      this.learn(entries);
      offset += entries.length;
      if (entries.length === 0 || offset >= total) break;
    }
    for (const listener of [...this.#listeners]) listener();
  }
}
