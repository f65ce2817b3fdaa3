import type {
  LevelUp,
  QuizCompletion,
  RoleplayChunk,
  RoleplayProgress,
  RoleplayResponse,
  Streak,
  TrainingAchievement,
  XpGain,
} from "@ridgecast/client";
import { useCallback, useEffect, useState } from "react";

import { useLatest } from "../use-latest.js";
import type { Address } from "./connections.js";
import { socketDefaults, type Toast } from "./defaults.js";
import type { LineStatus } from "./line.js";
import { levelToast, quizToast, streakToast, unlockedToast, xpToast } from "./toasts.js";
import { type Figures, NO_FIGURES, withLevel, withStreak, withXp } from "./training-figures.js";
import { useRoom } from "./use-rooms.js";
import { useSocket } from "./use-socket.js";

export interface UseTrainingSocketOptions extends Address {
  /** Hears what is for this user, who has to be the one who is signed in. */
  userId?: number | undefined;
  sessionId?: string | undefined;
  moduleId?: string | undefined;
  onXPGain?: ((gain: XpGain) => void) | undefined;
  onLevelUp?: ((levelUp: LevelUp) => void) | undefined;
  onStreakUpdate?: ((streak: Streak) => void) | undefined;
  onAchievement?: ((achievement: TrainingAchievement) => void) | undefined;
  /** `progress:update` (the monolith's) and `progress:changed` (another page's in the session). */
  onProgress?: ((progress: RoleplayProgress) => void) | undefined;
  onRoleplayResponse?: ((response: RoleplayResponse) => void) | undefined;
  /** A piece of an answer that is being written; the whole follows as a response. */
  onRoleplayChunk?: ((chunk: RoleplayChunk) => void) | undefined;
  onQuizComplete?: ((quiz: QuizCompletion) => void) | undefined;
  onModuleUpdate?: ((update: unknown) => void) | undefined;
  /** Shows the user's own by `toast`; true if left out. */
  showToasts?: boolean | undefined;
  /** That of `configureSockets` if left out. */
  toast?: ((toast: Toast) => unknown) | undefined;
}

export interface UseTrainingSocketResult extends LineStatus {
  /** As of the latest event: 0 until the first one says it. */
  totalXP: number;
  /** Likewise; 1 until then. */
  currentLevel: number;
  /** Likewise; 0 until then. */
  currentStreak: number;
  /** What the user has unlocked since, the latest last; the last 200. */
  achievements: TrainingAchievement[];
  /** Whether an answer is being written, or somebody else in the session types. */
  isTyping: boolean;
  /** Tells the others in the session that the user has spoken. The text goes to the monolith its own way. */
  sendMessage: (message: string) => void;
  stopTyping: () => void;
  updateProgress: (progress: RoleplayProgress) => void;
  clearAchievements: () => void;
}

const KEPT = 200;

/** What happens in a user's training and in one session of it. Callbacks may be written inline. */
export function useTrainingSocket(options: UseTrainingSocketOptions = {}): UseTrainingSocketResult {
  const { userId, sessionId, moduleId, url, socketOptions } = options;
  const [figures, setFigures] = useState<Figures>(NO_FIGURES);
  const [achievements, setAchievements] = useState<TrainingAchievement[]>([]);
  const [isTyping, setIsTyping] = useState(false);
  const latest = useLatest(options);
  const socket = useSocket({ namespace: "/training", url, socketOptions });
  const { connected, connecting, error, on, emit } = socket;

  useEffect(() => {
    const toast = (own: number, shown: Toast): void => {
      const { showToasts = true, userId, toast = socketDefaults().toast } = latest.current;
      if (showToasts && own === userId) toast?.(shown);
    };
    const progress = (changed: RoleplayProgress): void => latest.current.onProgress?.(changed);
    const unsubscribe = [
      on("xp:gained", (gain) => {
        setFigures(withXp(gain));
        latest.current.onXPGain?.(gain);
        toast(gain.userId, xpToast(gain));
      }),
      on("level:up", (levelUp) => {
        setFigures(withLevel(levelUp));
        latest.current.onLevelUp?.(levelUp);
        toast(levelUp.userId, levelToast(levelUp));
      }),
      on("streak:update", (streak) => {
        setFigures(withStreak(streak));
        latest.current.onStreakUpdate?.(streak);
        toast(streak.userId, streakToast(streak));
      }),
      on("achievement:unlocked", (achievement) => {
        setAchievements((unlocked) => [...unlocked, achievement].slice(-KEPT));
        latest.current.onAchievement?.(achievement);
        toast(achievement.userId, unlockedToast(achievement));
      }),
      on("roleplay:response", (response) => {
        setIsTyping(false);
        latest.current.onRoleplayResponse?.(response);
      }),
      on("roleplay:chunk", (chunk) => latest.current.onRoleplayChunk?.(chunk)),
      on("roleplay:typing", ({ isTyping }) => setIsTyping(isTyping)),
      on("progress:update", progress),
      on("progress:changed", progress),
      on("quiz:completed", (quiz) => {
        latest.current.onQuizComplete?.(quiz);
        toast(quiz.userId, quizToast(quiz));
      }),
      on("module:update", (update) => latest.current.onModuleUpdate?.(update)),
    ];
    return () => unsubscribe.forEach((end) => end());
  }, [on, latest]);

  useRoom(socket, "join:user", userId);
  useRoom(socket, "join:session", sessionId);
  useRoom(socket, "join:module", moduleId);

  const sendMessage = useCallback(
    (message: string) => {
      if (!sessionId || !userId) {
        console.warn("useTrainingSocket: sendMessage needs the options sessionId and userId");
        return;
      }
      emit("roleplay:message", { sessionId, message, userId });
      setIsTyping(true);
    },
    [emit, sessionId, userId],
  );
  const stopTyping = useCallback(() => {
    if (sessionId && userId) emit("roleplay:stop-typing", { sessionId, userId });
  }, [emit, sessionId, userId]);
  const updateProgress = useCallback((progress: RoleplayProgress) => emit("progress:update", progress), [emit]);
  const clearAchievements = useCallback(() => setAchievements([]), []);

  const { totalXP, currentLevel, currentStreak } = figures;
  return {
    connected,
    connecting,
    error,
    totalXP,
    currentLevel,
    currentStreak,
    achievements,
    isTyping,
    sendMessage,
    stopTyping,
    updateProgress,
    clearAchievements,
  };
}
