
import { Mark } from "../../design/Mark";
import { Backdrop } from "../frame/Backdrop";
import styles from "./PairingScreen.module.css";
import { useWords } from "../words/words";

export interface PairingScreenProps {
  code: string;
  /** Whether the service answers just now. */
  reachable: boolean;
}

/** The code of this screen, as large as it goes, and what to do with it. */
export function PairingScreen({ code, reachable }: PairingScreenProps) {
  const { t } = useWords();
  return (
    <main className={styles.pairing}>
      <Backdrop />
      <div className={styles.brand}>
        <Mark className={styles.mark} />
        Ridgecast
      </div>
      <h1 className={styles.title}>{t("pairing.title")}</h1>
      <p key={code} className={styles.code} role="status" data-code={code}>
        <span className="unseen">{t("pairing.spoken", { code: [...code].join(" ") })}</span>
        {[...code].map((letter, place) => (
          // A code has one letter at each place, and another code is another paragraph.
          <span key={place} className={styles.letter} style={{ animationDelay: `${place * 60}ms` }} aria-hidden="true">
            {letter}
          </span>
        ))}
      </p>
      <ol className={styles.steps}>
        <li>{t("pairing.open", { address: `${location.host}${import.meta.env.BASE_URL}admin` })}</li>
        <li>{t("pairing.enter")}</li>
        <li>{t("pairing.begins")}</li>
      </ol>
      <p className={styles.state}>{t(reachable ? "pairing.waiting" : "pairing.unreachable")}</p>
    </main>
  );
}
