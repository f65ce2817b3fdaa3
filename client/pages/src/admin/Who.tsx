import { Monitor } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar";
import styles from "./Who.module.css";

export interface Somebody {
  userId?: number | undefined;
  name?: string | undefined;
}

/** What somebody is called, whom the service may know by an id alone, or not at all. */
export function useName(): (who: Somebody) => string {
  const { t } = useTranslation("admin");
  return ({ userId, name }) => name ?? (userId === undefined ? t("who.screen") : t("who.user", { id: userId }));
}

/** Whose something is: a user, or a screen. */
export function Who({ userId, name }: Somebody) {
  const shown = useName()({ userId, name });
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
