import type { Context } from "../context.js";
import type { Answer, LevelUp, Streak, Training, TrainingAchievement, XpGain } from "../payloads.js";
import { formatPosition } from "../position.js";
import type { Readable, TraineeMoment, TraineeState } from "../states.js";
import { Resource, type Store } from "../store.js";
import { Synced, type Told } from "../synced.js";

const MOMENTS = 50;
/** One report makes several events: what they do not say is asked for once, when they have come. */
const SETTLED = 1_000;

/** XP that come with something that is counted, of which there is no event. */
const COUNTED: ReadonlySet<string> = new Set(["module", "roleplay"]);

const EVENTS = ["xp:gained", "level:up", "streak:update", "achievement:unlocked", "quiz:completed"] as const;

type Figures = Omit<Training, keyof Answer>;

interface Held {
  readonly training: Figures;
  readonly moments: readonly TraineeMoment[];
}

/** How somebody stands in training, and what he has just been told. */
export function trainee(context: Context, userId: number): Readable<TraineeState> {
  return context.shared(`trainee ${userId}`, () => {
    const initial: TraineeState = { status: "loading", userId, moments: [] };
    const start = (store: Store<TraineeState>) => follow(context, store, userId);
    const resource = new Resource(context.clock, initial, start, context.options.linger);
    return { resource, store: resource };
  });
}

/** The figures after an event, as far as it says them. */
export function after(training: Figures, { event, data }: Told): Figures {
  switch (event) {
    case "xp:gained":
      return { ...training, totalXP: (data as XpGain).newTotal };
    case "level:up": {
      const { newLevel, totalXP } = data as LevelUp;
      return { ...training, level: newLevel, totalXP };
    }
    case "streak:update": {
      const { currentStreak, longestStreak, streakType } = data as Streak;
      return streakType === "daily" ? { ...training, currentStreak, longestStreak } : training;
    }
    case "achievement:unlocked": {
      const { achievementId, timestamp } = data as TrainingAchievement;
      const achievements = training.achievements.map((known) =>
        known.achievementId === achievementId ? { ...known, unlockedAt: timestamp } : known,
      );
      return { ...training, achievements };
    }
    default:
      return training;
  }
}

function follow(context: Context, store: Store<TraineeState>, userId: number): () => void {
  const { http } = context;
  let moments: readonly TraineeMoment[] = [];
  const synced: Synced<Held> = new Synced(context, {
    places: [{ namespace: "/training", room: `user:${userId}` }],
    events: { "/training": EVENTS },
    async fetch() {
      const answer = await http.fetch<Training>(`/api/v1/users/${userId}/training`);
      const { position, serverTime: _, ...training } = answer;
      return { state: { training, moments }, position };
    },
    apply({ training }, events) {
      for (const told of events) {
        if ((told.data as { userId?: number }).userId !== userId) continue;
        training = after(training, told);
        const id = told.position ? formatPosition(told.position) : "";
        const event = told.event as TraineeMoment["event"];
        const isKnown = moments.some((moment) => moment.id === id);
        if (!isKnown) moments = [{ id, event, data: told.data }, ...moments].slice(0, MOMENTS);
        // Titles, freezes and counts are in no event.
        if (event !== "xp:gained" || COUNTED.has((told.data as XpGain).source)) synced.refetch(SETTLED);
      }
      return { training, moments };
    },
    show: ({ training, moments }, position) => store.set({ status: "ready", userId, training, moments, position }),
    fail: (error) => store.patch({ status: "error", error }),
  });
  return () => synced.close();
}
