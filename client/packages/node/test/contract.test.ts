// The payloads, held against the service's own types, which @ridgecast/client has from its OpenAPI document. It is the
// type check that fails if they drift.

import { expectTypeOf, test } from "vitest";

import type { components } from "../../client/src/generated/api.js";
import type * as ours from "../src/index.js";

type Schemas = components["schemas"];

/** As it is written: a Date is a text in JSON. Lists are for reading, as in the generated types. */
type Written<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? readonly Written<E>[]
    : T extends object
      ? { -readonly [K in keyof T]: Written<T[K]> }
      : T;

/** Both have the same keys, and each is of the other's type. */
function same<Ours, Theirs>(
  ..._: [keyof Ours, keyof Theirs] extends [keyof Theirs, keyof Ours]
    ? [Written<Ours>, Theirs] extends [Theirs, Written<Ours>]
      ? []
      : ["a key has another type"]
    : ["the keys differ"]
): void {}

test("what is said is what the service takes", () => {
  same<ours.RankingUpdate, Schemas["RankingUpdate"]>();
  same<ours.ContestEntry, Schemas["ContestEntry"]>();
  same<ours.Achievement, Schemas["Achievement"]>();
  same<ours.XpGain, Schemas["XpGain"]>();
  same<ours.LevelUp, Schemas["LevelUp"]>();
  same<ours.Streak, Schemas["Streak"]>();
  same<ours.TrainingAchievement, Schemas["TrainingAchievement"]>();
  same<ours.RoleplayProgress, Schemas["RoleplayProgress"]>();
  same<ours.QuizCompletion, Schemas["QuizCompletion"]>();
  same<ours.SessionRegistration, Schemas["SessionRegistration"]>();
  same<ours.Sale, Schemas["Sale"]>();
  same<ours.Roster, Schemas["RosterUpdate"]>();
  same<ours.RosterUser, Schemas["RosterUser"]>();
  same<ours.RosterTeam, Schemas["RosterTeam"]>();
  same<ours.Contest, Schemas["ContestPlan"]>();
  same<ours.QuizResult, Schemas["QuizResult"]>();
  same<ours.Login, Schemas["TrainingLogin"]>();
  same<ours.ModuleCompletion, Schemas["ModuleCompletion"]>();
  same<ours.RoleplayResult, Schemas["RoleplayResult"]>();
  same<ours.XpAward, Schemas["XpAward"]>();
  // Its user stands beside it, and its id is made up if need be.
  same<ours.Notification & { id: ours.ForeignId; userId: number }, Schemas["Notification"]>();
  expectTypeOf<ours.TicketHolder>().toExtend<Schemas["Profile"]>();
  expectTypeOf<ours.Namespace>().toEqualTypeOf<Schemas["Namespace"]>();
});

test("what is answered is what the service answers", () => {
  same<ours.Told, Schemas["Receipt"]>();
  expectTypeOf<Schemas["Told"]>().toExtend<ours.Receipt>();
  expectTypeOf<Schemas["Standing"]>().toExtend<ours.SellerStanding>();
  expectTypeOf<Schemas["Trainee"]>().toExtend<ours.TraineeStanding>();
  expectTypeOf<Schemas["ContestAfter"]>().toExtend<ours.ContestStanding>();
  same<ours.RosterStanding, Schemas["RosterAfter"]>();
  same<ours.Ticket, Schemas["Ticket"]>();
  same<ours.FieldError, Schemas["FieldError"]>();
});
