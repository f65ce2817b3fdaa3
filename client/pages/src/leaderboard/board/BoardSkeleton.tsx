import { useTranslation } from "react-i18next";
import { Card } from "../../design/Card";
import { Skeleton } from "../../design/Skeleton";
import styles from "./BoardSkeleton.module.css";

const ROWS = 9;

export function BoardSkeleton() {
  const { t } = useTranslation("leaderboard");
  return (
    <Card title={t("board.title")} padding="bare">
      <div className={styles.rows} aria-busy="true" aria-label={t("loading")} role="status">
        {Array.from({ length: ROWS }, (_, row) => (
          <div key={row} className={styles.row}>
            <Skeleton width="1.5rem" height="1.25rem" />
            <Skeleton width="2.25rem" height="2.25rem" round />
            <Skeleton width={`${9 - (row % 4)}rem`} />
            <Skeleton width="5rem" className={styles.end} />
          </div>
        ))}
      </div>
    </Card>
  );
}
