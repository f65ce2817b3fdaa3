
import { Mark } from "../../design/Mark";
import { Backdrop } from "./Backdrop";
import styles from "./Notice.module.css";
import { useWords } from "../words/words";

export interface NoticeProps {
  kind: "arriving" | "unreachable" | "broken";
  detail?: string;
}

/** The whole screen says one thing. */
export function Notice({ kind, detail }: NoticeProps) {
  const { t } = useWords();
  return (
    <main className={styles.notice}>
      <Backdrop />
      <Mark className={styles.mark} />
      <h1 className={styles.title} role="status">
        {t(`notice.${kind}.title`)}
      </h1>
      <p className={styles.text}>{t(`notice.${kind}.text`)}</p>
      {detail !== undefined && <code className={styles.detail}>{detail}</code>}
    </main>
  );
}
