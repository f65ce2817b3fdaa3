import type { wire } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Dialog } from "../../design/Dialog";
import styles from "../Form.module.css";
import { useName } from "../Who";

export interface KickProps {
  /** Whose connection is about to be ended; nobody's if undefined. */
  connection: wire.AdminConnection | undefined;
  onCancel: () => void;
  onConfirm: (connection: wire.AdminConnection) => void;
}

/** Asks once more: the client stays away until somebody reloads its page. */
export function Kick({ connection, onCancel, onConfirm }: KickProps) {
  const { t } = useTranslation("admin");
  const name = useName()(connection ?? {});
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
