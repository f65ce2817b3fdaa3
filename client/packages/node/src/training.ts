import type { Receipt } from "./answers.js";
import type { Dispatcher } from "./dispatcher.js";
import { path } from "./path.js";
import type { LevelUp, QuizCompletion, RoleplayProgress, Streak, TrainingAchievement, XpGain } from "./payloads.js";
import type { Reader } from "./reader.js";

/** What the monolith says of training, on `/training`. Each call may be left alone, or waited for until it is told. */
export class Training {
  readonly #dispatcher: Dispatcher;
  readonly #reader: Reader;

  constructor(dispatcher: Dispatcher, reader: Reader) {
    this.#dispatcher = dispatcher;
    this.#reader = reader;
  }

  /** `xp:gained`, to the user himself. */
  notifyXPGain(gain: XpGain): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/xp-gains`, gain);
  }

  /** `level:up`, to the user himself, and `level:celebration`, to everybody. */
  celebrateLevelUp(levelUp: LevelUp): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/level-ups`, levelUp);
  }

  /** `streak:update`, to the user himself, and with a milestone `streak:milestone`, to everybody. */
  updateStreak(streak: Streak): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/streaks`, streak);
  }

  /** `achievement:unlocked`, to the user himself, and unless it is common `achievement:showcase`, to everybody. */
  notifyAchievement(achievement: TrainingAchievement): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/achievements`, achievement);
  }

  /** `roleplay:response`, to those in the session. */
  sendRoleplayResponse(sessionId: string, message: string, metadata?: unknown): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/sessions/${sessionId}/responses`, { message, metadata });
  }

  /** `progress:update`, to those in the session. */
  updateProgress(progress: RoleplayProgress): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/progress`, progress);
  }

  /** `quiz:completed`, to the user himself. */
  notifyQuizComplete(completion: QuizCompletion): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/quiz-completions`, completion);
  }

  /** `module:update`, to those who have the module open. */
  broadcastModuleUpdate(moduleId: string, data: unknown): Promise<Receipt> {
    return this.#dispatcher.call("POST", path`/training/modules/${moduleId}/updates`, data);
  }

  /** How many clients are on `/training`. To be awaited; the old one was not. */
  getConnectedClientsCount(): Promise<number> {
    return this.#reader.clientsOn("/training");
  }

  /**
   * Whether somebody is in the session, and the user has a page on `/training`. To be awaited; the old one was not.
   *
   * The service says how many are in a room and not who: a coach who watches alone while the trainee reads another page
   * counts as well.
   */
  async isUserInSession(userId: number, sessionId: string): Promise<boolean> {
    const [isOn, clients] = await Promise.all([
      this.#reader.isOn("/training", userId),
      this.#reader.clientsInSession(sessionId),
    ]);
    return isOn && clients > 0;
  }
}
