import type { LevelUp, TraineeMoment } from "@ridgecast/client";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import styles from "./Celebrations.module.css";
import { told } from "./moment";
import { useNewMoments } from "./useNewMoments";

const SHOWN_FOR = 7_000;
const PIECES = 28;

/**
 * A level that was reached is celebrated over the page, one after the other. It takes no focus, for somebody may be
 * writing, and goes by itself, by its button, or with Escape.
 */
export function Celebrations({ moments }: { moments: readonly TraineeMoment[] }) {
  const [waiting, setWaiting] = useState<readonly LevelUp[]>([]);
  const add = useCallback((moment: TraineeMoment) => {
    const { event, data } = told(moment);
    if (event === "level:up") setWaiting((waiting) => [...waiting, data]);
  }, []);
  useNewMoments(moments, add);
  const onOver = useCallback(() => setWaiting((waiting) => waiting.slice(1)), []);
  const now = waiting[0];
  return (
    <div role="status">
      {now !== undefined && <Celebration key={now.newLevel} levelUp={now} onOver={onOver} />}
    </div>
  );
}

function Celebration({ levelUp, onOver }: { levelUp: LevelUp; onOver: () => void }) {
  const { t } = useTranslation("training");
  const { previousLevel, newLevel, rewards } = levelUp;
  const all = [...(rewards?.badges ?? []), ...(rewards?.unlocks ?? [])];
  const given = all.filter((reward) => typeof reward === "string");

  useEffect(() => {
    const timer = setTimeout(onOver, SHOWN_FOR);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && onOver();
    addEventListener("keydown", onKey);
    return () => {
      clearTimeout(timer);
      removeEventListener("keydown", onKey);
    };
  }, [onOver]);

  return (
    <div className={styles.stage} data-celebration={newLevel}>
      <div className={styles.confetti} aria-hidden="true">
        {Array.from({ length: PIECES }, (_, piece) => (
          <i key={piece} />
        ))}
      </div>
      <section className={styles.card} aria-label={t("celebration.label")}>
        <span className={styles.crest} aria-hidden="true">
          {newLevel}
        </span>
        <h2 className={styles.title}>{t("celebration.title", { level: newLevel })}</h2>
        <p className={styles.from}>{t("celebration.from", { level: previousLevel })}</p>
        {given.length > 0 && (
          <ul className={styles.rewards}>
            {given.map((reward) => (
              <li key={reward}>{reward}</li>
            ))}
          </ul>
        )}
        <Button look="primary" onClick={onOver}>
          {t("celebration.close")}
        </Button>
      </section>
    </div>
  );
}
