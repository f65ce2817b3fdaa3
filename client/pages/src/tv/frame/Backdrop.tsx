import styles from "./Backdrop.module.css";

/** What is behind everything: the ridge at dawn, hardly there. */
export function Backdrop() {
  return (
    <div className={styles.backdrop} aria-hidden="true">
      <svg className={styles.ridges} viewBox="0 0 1600 300" preserveAspectRatio="none">
        <path className={styles.far} d="M0 190 150 110 250 160 420 40 560 140 700 90 860 200 1010 100 1150 170 1320 60 1470 150 1600 100V300H0Z" />
        <path className={styles.near} d="M0 260 180 190 330 240 520 150 690 235 880 180 1060 250 1240 170 1420 240 1600 190V300H0Z" />
      </svg>
    </div>
  );
}
