import { useTranslation } from "react-i18next";
import styles from "./RoomTag.module.css";

export interface RoomTagProps {
  namespace?: string;
  /** Left out: everybody in the namespace. */
  room?: string | undefined;
}

/** To whom something goes. */
export function RoomTag({ namespace, room }: RoomTagProps) {
  const { t } = useTranslation("playground");
  return (
    <span className={styles.tag} data-everybody={room === undefined ? "" : undefined}>
      {namespace !== undefined && <span className={styles.namespace}>{namespace}</span>}
      {room ?? t("everybody")}
    </span>
  );
}
