import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Card } from "../../design/Card";
import { classes } from "../../design/classes";
import { Choice } from "./Choice";
import styles from "./Practice.module.css";
import { Rehearsal } from "./Rehearsal";

export interface PracticeProps {
  userId: number;
  sessionId: string | undefined;
  onSession: (sessionId: string | undefined) => void;
  className?: string | undefined;
}

/** A conversation to practise: the one that is open, or which to open. */
export function Practice({ userId, sessionId, onSession, className }: PracticeProps) {
  const { t } = useTranslation("training");
  const leave = sessionId !== undefined && (
    <Button look="quiet" size="small" icon aria-label={t("practice.leave")} title={t("practice.leave")} onClick={() => onSession(undefined)}>
      <X aria-hidden="true" />
    </Button>
  );
  return (
    <Card title={t("practice.title")} actions={leave} padding="bare" className={classes(styles.card, sessionId !== undefined && styles.open, className)}>
      {sessionId === undefined ? (
        <Choice userId={userId} onSession={onSession} />
      ) : (
        <Rehearsal key={sessionId} sessionId={sessionId} onAgain={() => onSession(undefined)} />
      )}
    </Card>
  );
}
