import { useRidgecast } from "@ridgecast/react";
import { Headset, MessagesSquare, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfig } from "../../app/context";
import { Button } from "../../design/Button";
import { EmptyState } from "../../design/EmptyState";
import { toast } from "../../design/toast";
import { beginDemo, useSessions, type Session } from "../sessions";
import styles from "./Choice.module.css";
import { keepBegun } from "./opened";
import { SCENARIOS, type ScenarioId } from "./scenarios";
import { useScenarioTitle } from "./useScenarioTitle";

export interface ChoiceProps {
  userId: number;
  onSession: (sessionId: string) => void;
}

/** Which conversation to open: a new one with the demo's partner, or one that the monolith has registered. */
export function Choice({ userId, onSession }: ChoiceProps) {
  return useConfig().demo.roleplay ? <Scenarios onSession={onSession} /> : <Registered userId={userId} onSession={onSession} />;
}

function Scenarios({ onSession }: Pick<ChoiceProps, "onSession">) {
  const { t } = useTranslation("training");
  const client = useRidgecast();
  const [starting, setStarting] = useState<ScenarioId>();
  const start = async (id: ScenarioId) => {
    setStarting(id);
    try {
      const begun = await beginDemo(client, id);
      keepBegun(begun);
      onSession(begun.sessionId);
    } catch (error) {
      setStarting(undefined);
      toast({ title: t("practice.startFailed"), description: (error as Error).message, tone: "danger" });
    }
  };
  return (
    <div className={styles.choice}>
      <div className={styles.intro}>
        <span className={styles.icon} aria-hidden="true">
          <Headset />
        </span>
        <div>
          <h3 className={styles.title}>{t("practice.startTitle")}</h3>
          <p className={styles.text}>{t("practice.startText")}</p>
        </div>
      </div>
      <ul className={styles.scenarios}>
        {SCENARIOS.map(({ id, difficulty }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.scenario}
              disabled={starting !== undefined}
              aria-busy={starting === id}
              onClick={() => void start(id)}
            >
              <span className={styles.words}>
                <strong>{t(`practice.scenarios.${id}.title`)}</strong>
                <span>{starting === id ? t("practice.starting") : t(`practice.scenarios.${id}.partner`)}</span>
              </span>
              <span className={styles.difficulty}>
                <span>{t(`practice.difficulty.${difficulty}`)}</span>
                <span className={styles.steps} aria-hidden="true">
                  {[1, 2, 3, 4, 5].map((step) => (
                    <i key={step} data-on={step <= difficulty} />
                  ))}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Registered({ userId, onSession }: ChoiceProps) {
  const { t } = useTranslation("training");
  const title = useScenarioTitle();
  const { data: sessions = [], isFetching, refetch } = useSessions(userId, true);
  const own = sessions.filter((session) => session.userId === userId);
  const look = (
    <Button size="small" disabled={isFetching} onClick={() => void refetch()}>
      <RefreshCw aria-hidden="true" />
      {t("practice.look")}
    </Button>
  );
  if (own.length === 0) {
    return (
      <EmptyState icon={<Headset />} title={t("practice.none")} actions={look}>
        {t("practice.noneText")}
      </EmptyState>
    );
  }
  return (
    <div className={styles.choice}>
      <h3 className={styles.title}>{t("practice.yours")}</h3>
      <ul className={styles.scenarios}>
        {own.map((session: Session) => (
          <li key={session.sessionId}>
            <button type="button" className={styles.scenario} onClick={() => onSession(session.sessionId)}>
              <span className={styles.words}>
                <strong>{title(session)}</strong>
                <span>{session.sessionId}</span>
              </span>
              <MessagesSquare aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
