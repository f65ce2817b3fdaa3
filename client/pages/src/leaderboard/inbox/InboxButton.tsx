import { Bell } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import styles from "./InboxButton.module.css";

/** The bell, with how much is unread. */
export function InboxButton({ unread, open, onClick }: { unread: number; open: boolean; onClick: () => void }) {
  const { t } = useTranslation("leaderboard");
  return (
    <Button
      look="quiet"
      icon
      className={styles.button}
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-label={t("inbox.open", { count: unread })}
      onClick={onClick}
    >
      <Bell aria-hidden="true" />
      {unread > 0 && (
        // Another key is another element, and pops up anew. The name of the button says the number.
        <span key={unread} className={styles.count} data-count={unread > 99 ? "99+" : unread} aria-hidden="true" />
      )}
    </Button>
  );
}
