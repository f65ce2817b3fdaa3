import { useTranslation } from "react-i18next";
import styles from "./RoomTag.module.css";

/** A room and its namespace. */
export function RoomTag({ namespace, room }: { namespace: string; room?: string | undefined }) {
  const { t } = useTranslation("admin");
  return (
    <span className={styles.tag}>
      <span className={styles.namespace}>{namespace}</span>
      {room === undefined ? <em className={styles.all}>{t("everybody")}</em> : <code className={styles.room}>{room}</code>}
    </span>
  );
}
