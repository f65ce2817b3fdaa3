import { useEffect, useRef } from "react";

import { classes } from "../../design/classes";
import type { Celebration } from "./celebration";
import styles from "./CelebrationOverlay.module.css";
import { throwConfetti } from "./confetti";
import { Emblem } from "./Emblem";
import type { Stage } from "./show";
import { sayingOf } from "./sayings";
import { useWords } from "../words/words";

/** How many of a team are named. */
const MOST_NAMES = 4;

const COLOURS = ["#ffb53e", "#f5833f", "#3bd0c0", "#f4f0e9", "#f3bc4a", "#7ea6ff"];

/** One celebration over everything else, and how many come after it. What it says is told to screen readers. */
export function CelebrationOverlay({ stage: { showing, waiting, dropped } }: { stage: Stage }) {
  const { t } = useWords();
  return (
    <div role="status" aria-live="polite" aria-atomic="true">
      {showing && (
        <section
          key={showing.celebration.id}
          className={classes(styles.celebration, styles[showing.celebration.kind])}
          data-celebration={showing.celebration.id}
          data-kind={showing.celebration.kind}
        >
          <div className={styles.rays} aria-hidden="true" />
          <Confetti />
          <Praise celebration={showing.celebration} />
          {waiting > 0 && (
            <p className={styles.more} aria-hidden="true">
              {t("celebration.more", { count: waiting })}
              {dropped > 0 && ` · ${t("celebration.dropped", { count: dropped })}`}
            </p>
          )}
        </section>
      )}
    </div>
  );
}

function Praise({ celebration }: { celebration: Celebration }) {
  const words = useWords();
  const { t, language } = words;
  const { names, kind, icon } = celebration;
  const { occasion, title, description } = sayingOf(celebration, words);
  const more = names.length - MOST_NAMES;
  const named = names.slice(0, MOST_NAMES);
  const people = more > 0 ? [...named, t("celebration.others", { count: more })] : named;
  const who = new Intl.ListFormat(language, { type: "conjunction" }).format(people);
  return (
    <div className={styles.words}>
      <span className={styles.emblem}>
        <Emblem kind={kind} icon={icon} className={styles.icon} />
      </span>
      <p className={styles.occasion}>{occasion}</p>
      <h2 className={classes(styles.who, who.length > 18 && styles.long, who.length > 36 && styles.longest)}>{who}</h2>
      <p className={styles.title}>{title}</p>
      {description && <p className={styles.description}>{description}</p>}
    </div>
  );
}

function Confetti() {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current || matchMedia("(prefers-reduced-motion: reduce)").matches) return undefined;
    return throwConfetti(canvas.current, COLOURS);
  }, []);
  return <canvas ref={canvas} className={styles.confetti} aria-hidden="true" />;
}
