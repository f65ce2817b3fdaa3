import type { ContestStanding, Receipt, Reported, RosterStanding, SellerStanding, TraineeStanding } from "./answers.js";
import type { Dispatcher } from "./dispatcher.js";
import { path } from "./path.js";
import type {
  Contest,
  ForeignId,
  Login,
  ModuleCompletion,
  QuizResult,
  RoleplayResult,
  Roster,
  Sale,
  XpAward,
} from "./payloads.js";

/**
 * What happened, instead of what is to be shown: the service does the sums, and tells whom it concerns. The receipt says
 * how those stand then whom it is about.
 *
 * A report may be made again: the service knows a sale by its id.
 */
export class Report {
  readonly #dispatcher: Dispatcher;

  constructor(dispatcher: Dispatcher) {
    this.#dispatcher = dispatcher;
  }

  /** Who is who, and in which team. First of all, and whenever that changes. */
  roster(roster: Roster): Promise<Reported<RosterStanding>> {
    return this.#report(path`/roster`, roster);
  }

  /** Something was sold. */
  sale(sale: Sale): Promise<Reported<SellerStanding>> {
    return this.#report(path`/sales`, sale);
  }

  /** A sale was a mistake. */
  voidSale(saleId: ForeignId): Promise<Reported<SellerStanding>> {
    return reported(this.#dispatcher.call("DELETE", path`/sales/${saleId}`));
  }

  /** A contest is to be held, or is changed. */
  contest(contest: Contest): Promise<Reported<ContestStanding>> {
    return this.#report(path`/contests`, contest);
  }

  /** A user, or the team he is in, takes part in a contest. */
  contestEntry(contestId: number, userId: number): Promise<Reported<ContestStanding>> {
    return this.#report(path`/contests/${contestId}/entries`, { userId });
  }

  /** A quiz was finished. */
  quiz(result: QuizResult): Promise<Reported<TraineeStanding>> {
    return this.#report(path`/training/quiz-results`, result);
  }

  /** A user logged in: his streak goes on. */
  login(login: Login): Promise<Reported<TraineeStanding>> {
    return this.#report(path`/training/logins`, login);
  }

  /** A module was completed. */
  module(completion: ModuleCompletion): Promise<Reported<TraineeStanding>> {
    return this.#report(path`/training/module-completions`, completion);
  }

  /** A roleplay was finished. */
  roleplay(result: RoleplayResult): Promise<Reported<TraineeStanding>> {
    return this.#report(path`/training/roleplay-results`, result);
  }

  /** A user is given XP for something else. */
  xp(award: XpAward): Promise<Reported<TraineeStanding>> {
    return this.#report(path`/training/xp-awards`, award);
  }

  #report<S>(path: string, report: object): Promise<Reported<S>> {
    return reported(this.#dispatcher.call("POST", path, report));
  }
}

/** The contract: what is reported is answered with a standing. */
function reported<S>(receipt: Promise<Receipt>): Promise<Reported<S>> {
  return receipt as Promise<Reported<S>>;
}
