import { useRoleplay } from "@ridgecast/react";
import { Ear, Headset, Lock, ShieldX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { Avatar } from "../../design/Avatar";
import { Badge } from "../../design/Badge";
import { Card } from "../../design/Card";
import { classes } from "../../design/classes";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import { isScenario } from "../practice/scenarios";
import { useScenarioTitle } from "../practice/useScenarioTitle";
import { type Session, useSessions, useUserName } from "../sessions";
import { TalkProgress } from "../talk/TalkProgress";
import { Turns } from "../talk/Turns";
import styles from "./Coach.module.css";

export interface CoachProps {
  mayCoach: boolean;
  sessionId: string | undefined;
  onChoose: (sessionId: string) => void;
}

/** The conversations that a coach may listen to, and the one he listens to. */
export function Coach({ mayCoach, sessionId, onChoose }: CoachProps) {
  const { t } = useTranslation("training");
  const userId = useIdentity()?.userId;
  const { data: sessions, error } = useSessions(mayCoach ? userId : undefined, true);
  if (!mayCoach) {
    return (
      <EmptyState icon={<ShieldX />} title={t("coach.forbidden")}>
        {t("coach.forbiddenText")}
      </EmptyState>
    );
  }
  const others = sessions?.filter((session) => session.userId !== userId);
  const chosen = others?.find((session) => session.sessionId === sessionId);
  return (
    <div className={styles.view} data-watching={sessionId !== undefined}>
      <section aria-label={t("coach.title")}>
        <p className={styles.text}>{t("coach.text")}</p>
        {error && others === undefined ? (
          <EmptyState compact icon={<ShieldX />} title={t("coach.failed")}>
            {error.message}
          </EmptyState>
        ) : others === undefined ? (
          <div className={styles.sessions} aria-busy="true">
            <Skeleton height="4.5rem" />
            <Skeleton height="4.5rem" />
          </div>
        ) : others.length === 0 ? (
          <EmptyState icon={<Headset />} title={t("coach.none")}>
            {t("coach.noneText")}
          </EmptyState>
        ) : (
          <ul className={styles.sessions}>
            {others.map((session) => (
              <li key={session.sessionId}>
                <SessionButton session={session} isChosen={session.sessionId === sessionId} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {sessionId === undefined ? (
        <Card className={styles.watched}>
          <EmptyState icon={<Ear />} title={t("coach.choose")}>
            {t("coach.chooseText")}
          </EmptyState>
        </Card>
      ) : (
        <Watched key={sessionId} sessionId={sessionId} session={chosen} />
      )}
    </div>
  );
}

function SessionButton({ session, isChosen, onChoose }: { session: Session; isChosen: boolean; onChoose: (id: string) => void }) {
  const { t } = useTranslation("training");
  const title = useScenarioTitle();
  const name = useUserName(session.userId) ?? t("coach.trainee", { userId: session.userId });
  return (
    <button type="button" className={styles.session} aria-pressed={isChosen} onClick={() => onChoose(session.sessionId)}>
      <Avatar userId={session.userId} name={name} />
      <span className={styles.words}>
        <strong>{name}</strong>
        <span>{title(session)}</span>
      </span>
      {isChosen && <Badge tone="live">{t("coach.listening")}</Badge>}
    </button>
  );
}

function Watched({ sessionId, session }: { sessionId: string; session: Session | undefined }) {
  const { t } = useTranslation("training");
  const title = useScenarioTitle();
  const roleplay = useRoleplay(sessionId);
  const scenarioId = session?.scenarioId ?? roleplay.progress?.scenarioId;
  const partner = isScenario(scenarioId) ? t(`practice.scenarios.${scenarioId}.partner`) : undefined;
  if (roleplay.status === "error") {
    return (
      <Card className={styles.watched}>
        <EmptyState icon={<Lock />} title={t("talk.refused")}>
          {t("talk.refusedText")}
        </EmptyState>
      </Card>
    );
  }
  const heading = session ? <Trainee userId={session.userId} /> : t("coach.listening");
  return (
    <Card title={heading} padding="bare" className={classes(styles.watched, styles.talk)}>
      <TalkProgress progress={roleplay.progress} title={title({ sessionId, ...(scenarioId !== undefined && { scenarioId }) })} partner={partner} />
      <Turns roleplay={roleplay} partner={partner} isWatched />
    </Card>
  );
}

function Trainee({ userId }: { userId: number }) {
  const { t } = useTranslation("training");
  return useUserName(userId) ?? t("coach.trainee", { userId });
}
