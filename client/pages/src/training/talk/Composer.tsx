import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import styles from "./Composer.module.css";

/** The longest that the demo takes, and much longer than a turn. */
const LONGEST = 2_000;

export interface ComposerProps {
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
  /** It is the partner's turn: one may write, but not send. */
  isWaiting: boolean;
  /** In place of it, when the conversation is over. */
  over?: ReactNode;
}

/** Where the trainee writes. Enter sends. */
export function Composer({ text, onText, onSend, isWaiting, over }: ComposerProps) {
  const { t } = useTranslation("training");
  const hint = useId();
  if (over !== undefined) return <div className={styles.over}>{over}</div>;
  const maySend = !isWaiting && text.trim() !== "";
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (maySend) onSend();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (maySend) onSend();
      }}
    >
      <textarea
        className={styles.text}
        rows={1}
        maxLength={LONGEST}
        value={text}
        placeholder={t("talk.placeholder")}
        aria-label={t("talk.message")}
        aria-describedby={hint}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button look="primary" icon type="submit" disabled={!maySend} aria-label={t("talk.send")} className={styles.send}>
        <SendHorizontal aria-hidden="true" />
      </Button>
      <span id={hint} className={styles.hint}>
        {t("talk.keys")}
      </span>
    </form>
  );
}
