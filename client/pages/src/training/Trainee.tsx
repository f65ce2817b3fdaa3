import { useTrainee } from "@ridgecast/react";
import { CircleSlash } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../app/context";
import { EmptyState } from "../design/EmptyState";
import { Practice } from "./practice/Practice";
import { Achievements } from "./progress/Achievements";
import { Celebrations } from "./progress/Celebrations";
import { LevelCard } from "./progress/LevelCard";
import { Moments } from "./progress/Moments";
import { ProgressSkeleton } from "./progress/ProgressSkeleton";
import { StreakCard } from "./progress/StreakCard";
import { useMomentToasts } from "./progress/useMomentToasts";
import styles from "./Trainee.module.css";

export type TraineeSection = "progress" | "practice" | "achievements";

export interface TraineeProps {
  /** What a phone shows; elsewhere everything is. */
  section: TraineeSection;
  sessionId: string | undefined;
  onSession: (sessionId: string | undefined) => void;
}

/** One's own training: how far one is, a conversation to practise, and what there is to achieve. */
export function Trainee({ section, sessionId, onSession }: TraineeProps) {
  const { t } = useTranslation("training");
  const userId = useIdentity()?.userId;
  const trainee = useTrainee(userId);
  useMomentToasts(trainee?.moments);

  if (userId === undefined || trainee?.status === "error") {
    return (
      <EmptyState icon={<CircleSlash />} title={t("unreadable")}>
        {userId === undefined ? t("noUser") : trainee?.error?.message}
      </EmptyState>
    );
  }
  const training = trainee?.training;
  const moments = trainee?.moments ?? [];
  return (
    <div className={styles.grid} data-section={section}>
      {training === undefined ? (
        <ProgressSkeleton />
      ) : (
        <>
          <LevelCard training={training} moments={moments} isCompact={section !== "progress"} className={styles.level} />
          <StreakCard training={training} className={styles.streak} />
          <Moments moments={moments} className={styles.moments} />
          <Achievements achievements={training.achievements} className={styles.achievements} />
        </>
      )}
      <Practice userId={userId} sessionId={sessionId} onSession={onSession} className={styles.practice} />
      <Celebrations moments={moments} />
    </div>
  );
}
