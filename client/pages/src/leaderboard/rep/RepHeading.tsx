import { Avatar } from "../../design/Avatar";
import styles from "./RepDetail.module.css";

/** Who it is, at the head of the detail. */
export function RepHeading({ userId, name, team }: { userId: number; name: string; team: string | undefined }) {
  return (
    <div className={styles.heading} aria-hidden="true">
      <Avatar userId={userId} name={name} size="large" />
      <div>
        <p className={styles.name}>{name}</p>
        {team !== undefined && <p className={styles.team}>{team}</p>}
      </div>
    </div>
  );
}
