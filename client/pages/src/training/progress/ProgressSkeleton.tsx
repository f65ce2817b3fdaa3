import { useTranslation } from "react-i18next";
import { Skeleton } from "../../design/Skeleton";
import { classes } from "../../design/classes";
import trainee from "../Trainee.module.css";
import styles from "./ProgressSkeleton.module.css";

/** The places of level, streak, moments and achievements until they are known, in their sizes so that nothing jumps. */
export function ProgressSkeleton() {
  const { t } = useTranslation("common");
  return (
    <>
      <span className="unseen" role="status">
        {t("loading")}
      </span>
      <Skeleton className={classes(styles.card, trainee.level)} height="10.25rem" />
      <Skeleton className={classes(styles.card, trainee.streak)} height="13rem" />
      <Skeleton className={classes(styles.card, trainee.moments)} height="9rem" />
      <Skeleton className={classes(styles.card, trainee.achievements)} height="24rem" />
    </>
  );
}
