import { reasonOf } from "./ask";
import styles from "./Form.module.css";

/** Why a form's deed was not done; nothing while there is no such reason. */
export function Refusal({ error }: { error: Error | null }) {
  if (!error) return null;
  return (
    <p className={styles.problem} role="alert">
      {reasonOf(error)}
    </p>
  );
}
