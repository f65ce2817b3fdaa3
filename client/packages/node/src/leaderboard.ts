import type { Receipt } from "./answers.js";
import type { Dispatcher } from "./dispatcher.js";
import { path } from "./path.js";
import type { Achievement, ContestEntry, RankingUpdate } from "./payloads.js";
import type { Reader } from "./reader.js";

/** What the monolith says of sales, on `/leaderboard`. Each call may be left alone, or waited for until it is told. */
export class Leaderboard {
  readonly #dispatcher: Dispatcher;
  readonly #reader: Reader;

  constructor(dispatcher: Dispatcher, reader: Reader) {
    this.#dispatcher = dispatcher;
    this.#reader = reader;
  }

  /** `rankings:update`, to everybody. */
  broadcastRankingUpdate(update: RankingUpdate): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/ranking-updates`, update);
  }

  /** `rank:changed`, to the user himself. */
  notifyUserRankChange(update: RankingUpdate): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/rank-changes`, update);
  }

  /** Any event, to a team. */
  notifyTeam(teamId: number, event: string, data: unknown): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/teams/${teamId}/events`, { event, data: data ?? null });
  }

  /** `contest:new-entry`, to everybody, and `contest:entry-update`, to those who follow the contest. */
  broadcastContestEntry(entry: ContestEntry): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/contest-entries`, entry);
  }

  /** `achievement:earned`, to the user himself, and `achievement:celebration`, to the TVs. */
  celebrateAchievement(achievement: Achievement): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/achievements`, achievement);
  }

  /** `leaderboard:refresh`, to everybody: whole rankings, in whatever form the pages know. */
  broadcastLeaderboardRefresh(rankings: unknown): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/refreshes`, rankings);
  }

  /** `tv:update`, to the TVs. */
  updateTVDisplay(data: unknown): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/leaderboard/tv-updates`, data);
  }

  /** How many clients are on `/leaderboard`. To be awaited; the old one was not. */
  getConnectedClientsCount(): Promise<number> {
    return this.#reader.clientsOn("/leaderboard");
  }

  /** Whether the user has a page on `/leaderboard`. To be awaited; the old one was not. */
  isUserConnected(userId: number): Promise<boolean> {
    return this.#reader.isOn("/leaderboard", userId);
  }
}
