import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import styles from "./SignIn.module.css";
import { Refused, signInWith } from "./session";

/** For developers and operators: a token or a one-time ticket becomes the login cookie, and is kept nowhere. */
export function TokenSignIn({ next }: { next: string }) {
  const { t } = useTranslation("sign-in");
  const [secret, setSecret] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const message = useId();

  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await signInWith(secret.trim());
      location.assign(next);
    } catch (error) {
      setProblem(
        error instanceof Refused && error.status === 401
          ? t("token.refused")
          : t("refused", { detail: (error as Error).message }),
      );
      setBusy(false);
    }
  };

  return (
    <details className={styles.details}>
      <summary>{t("token.summary")}</summary>
      <form className={styles.form} onSubmit={(event) => void enter(event)}>
        <label className={styles.label}>
          {t("token.label")}
          <textarea
            className={styles.secret}
            rows={3}
            required
            autoComplete="off"
            spellCheck={false}
            value={secret}
            aria-invalid={problem !== undefined}
            aria-describedby={message}
            onChange={(event) => setSecret(event.target.value)}
          />
        </label>
        <p
          id={message}
          className={problem === undefined ? styles.help : styles.problem}
          role={problem === undefined ? undefined : "alert"}
        >
          {problem ?? t("token.help")}
        </p>
        <Button type="submit" disabled={busy || secret.trim() === ""}>
          {t("token.action")}
        </Button>
      </form>
    </details>
  );
}
