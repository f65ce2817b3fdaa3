import type { Clock } from "./clock.js";
import type { Http } from "./http.js";
import type { BoardAnswer, BoardEntry, Team } from "./payloads.js";

/** How often everybody may be asked for. Who sells for the first time is in no list before. */
const ASK_EVERY = 300_000;
/** The most pages of 1,000 that are read. */
const PAGES = 5;

/**
 * Who is in which team, as far as boards have said it: `rankings:update` names no team; and what teams are called. A user that no board has shown is
 * looked up once, with everybody else: all who have ever sold are on the board of all times.
 */
export class Directory {
  /** By user; null is in no team. */
  readonly #teams = new Map<number, number | null>();
  readonly #teamNames = new Map<number, string>();
  readonly #listeners = new Set<() => void>();
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly http: Http,
  ) {}

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
    if (now < this.#askedAt + ASK_EVERY) return;
    this.#askedAt = now;
    void this.#read().catch(() => {
      // Asked again when the next unknown one comes.
      this.#askedAt = Number.NEGATIVE_INFINITY;
    });
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
