import { useRidgecastRoom } from "@ridgecast/react";
import { Award, Flame, Headset } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppShell, type Section } from "../app/AppShell";
import { useIdentity } from "../app/context";
import { QueryProvider } from "../app/query";
import { SegmentedControl } from "../design/SegmentedControl";
import { Coach } from "./coach/Coach";
import { Trainee, type TraineeSection } from "./Trainee";
import styles from "./Training.module.css";
import { useAddress } from "./useAddress";

/** One's own training; for coaches also the view in which they listen in. */
export function Training() {
  const { t } = useTranslation("training");
  const identity = useIdentity();
  const [address, go] = useAddress();
  const [section, setSection] = useState<TraineeSection>(address.sessionId === undefined ? "progress" : "practice");
  // Connected in both views: the badge tells the truth, and a conversation that a coach chooses is heard at once.
  useRidgecastRoom("/training", identity?.userId === undefined ? undefined : `user:${identity.userId}`);
  const mayCoach = identity?.roles.some((role) => role === "coach" || role === "admin") ?? false;

  const sections: readonly Section<TraineeSection>[] = [
    { id: "progress", label: t("section.progress"), icon: <Flame aria-hidden="true" /> },
    { id: "practice", label: t("section.practice"), icon: <Headset aria-hidden="true" /> },
    { id: "achievements", label: t("section.achievements"), icon: <Award aria-hidden="true" /> },
  ];
  const views = mayCoach && (
    <SegmentedControl
      label={t("views.label")}
      value={address.isCoach ? "coach" : "own"}
      segments={[
        { value: "own", label: t("views.own") },
        { value: "coach", label: t("views.coach") },
      ]}
      onChange={(view) => go({ isCoach: view === "coach", sessionId: undefined })}
    />
  );

  return (
    <AppShell page="training" {...(!address.isCoach && { sections, section, onSection: setSection })}>
      <QueryProvider>
        <div className={styles.page}>
          <header className={styles.head}>
            <h1 className={styles.title}>{t(address.isCoach ? "coach.title" : "title")}</h1>
            {views}
          </header>
          {address.isCoach ? (
            <Coach
              mayCoach={mayCoach}
              sessionId={address.sessionId}
              onChoose={(sessionId) => go({ isCoach: true, sessionId })}
            />
          ) : (
            <Trainee
              section={section}
              sessionId={address.sessionId}
              onSession={(sessionId) => go({ isCoach: false, sessionId })}
            />
          )}
        </div>
      </QueryProvider>
    </AppShell>
  );
}
