import { CloudOff, Lock, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import { EmptyState } from "../design/EmptyState";
import styles from "./Failure.module.css";

export interface FailureProps {
  /** `broken`: the page has a fault; `unreachable`: the service did not answer; `forbidden`: a role is missing. */
  kind: "broken" | "unreachable" | "forbidden";
  error?: Error;
}

/** A whole page that says why there is no page. */
export function Failure({ kind, error }: FailureProps) {
  const { t } = useTranslation("common");
  return (
    <main className={styles.page}>
      {kind === "forbidden" ? (
        <EmptyState
          icon={<Lock />}
          title={t("error.forbiddenTitle")}
          actions={
            <Button look="primary" onClick={() => location.assign(import.meta.env.BASE_URL)}>
              {t("error.forbiddenAction")}
            </Button>
          }
        >
          {t("error.forbiddenText")}
        </EmptyState>
      ) : (
        <EmptyState
          icon={kind === "broken" ? <TriangleAlert /> : <CloudOff />}
          title={kind === "broken" ? t("error.title") : t("error.startTitle")}
          actions={
            <Button look="primary" onClick={() => location.reload()}>
              {t("reload")}
            </Button>
          }
        >
          {kind === "broken" ? t("error.text") : t("error.startText")}
          {error !== undefined && <code className={styles.detail}>{error.message}</code>}
        </EmptyState>
      )}
    </main>
  );
}
