import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Dialog } from "../../design/Dialog";
import type { Connection } from "../api";
import styles from "../Form.module.css";

export interface KickProps {
  /** Whose connection is about to be ended; nobody's if undefined. */
  connection: Connection | undefined;
  onCancel: () => void;
  onConfirm: (connection: Connection) => void;
}

/** Asks once more: the client stays away until somebody reloads its page. */
export function Kick({ connection, onCancel, onConfirm }: KickProps) {
  const { t } = useTranslation("admin");
  const name = connection?.name ?? (connection?.userId === undefined ? t("who.screen") : t("who.user", { id: connection.userId }));
  return (
    <Dialog
      open={connection !== undefined}
      onOpenChange={(open) => !open && onCancel()}
      title={t("connections.endTitle", { name })}
      description={t("connections.endText")}
    >
      <div className={styles.actions}>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        <Button look="danger" onClick={() => connection && onConfirm(connection)}>
          {t("connections.end")}
        </Button>
      </div>
    </Dialog>
  );
}
