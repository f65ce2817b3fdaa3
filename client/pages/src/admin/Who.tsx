import { Monitor } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar";
import styles from "./Who.module.css";

/** Whose something is: a user, or a screen. */
export function Who({ userId, name }: { userId?: number | undefined; name?: string | undefined }) {
  const { t } = useTranslation("admin");
  const shown = name ?? (userId === undefined ? t("who.screen") : t("who.user", { id: userId }));
  return (
    <span className={styles.who}>
      {userId === undefined ? (
        <span className={styles.screen} aria-hidden="true">
          <Monitor />
        </span>
      ) : (
        <Avatar userId={userId} name={shown} size="small" />
      )}
      <span className={styles.name}>{shown}</span>
      {userId !== undefined && name !== undefined && <span className={styles.id}>{userId}</span>}
    </span>
  );
}
