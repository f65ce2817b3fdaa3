import type { RoleplayState, Turn } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { memo } from "react";
import { classes } from "../../design/classes";
import styles from "./Turns.module.css";
import { useStickToEnd } from "./useStickToEnd";

export interface TurnsProps {
  roleplay: Pick<RoleplayState, "turns" | "awaiting" | "typing">;
  /** What the partner began with, if no event has told it. */
  opening?: string | undefined;
  partner?: string | undefined;
  /** Somebody else's conversation: the trainee is not "you". */
  isWatched?: boolean;
}

/** What has been said, and what is being said, word by word. Screen readers hear an answer when it is whole. */
export function Turns({ roleplay, opening, partner, isWatched = false }: TurnsProps) {
  const { t } = useTranslation("training");
  const { awaiting, typing } = roleplay;
  const turns = withOpening(roleplay.turns, opening);
  const [scroller, onScroll] = useStickToEnd(turns, awaiting);
  const speakers = { partner: partner ?? t("talk.partner"), me: t(isWatched ? "talk.trainee" : "talk.you") };
  const whole = turns.findLast(({ who, streaming }) => who === "partner" && !streaming);
  const isStreaming = turns.some(({ streaming }) => streaming);
  return (
    <div className={styles.scroller} ref={scroller} onScroll={onScroll} tabIndex={0} role="group" aria-label={t("talk.log")}>
      <span className="unseen" role="status">
        {whole && t("talk.partnerSays", { text: whole.text })}
      </span>
      {turns.length === 0 && !awaiting && <p className={styles.empty}>{t(isWatched ? "talk.emptyCoach" : "talk.empty")}</p>}
      <ol className={styles.turns}>
        {turns.map((turn) => (
          <Bubble key={turn.id} turn={turn} speaker={speakers[turn.who]} />
        ))}
      </ol>
      {(awaiting || (typing.length > 0 && !isStreaming)) && (
        <p className={styles.typing} data-who={awaiting ? "partner" : "me"}>
          <span className={styles.dots} aria-hidden="true">
            <i />
            <i />
            <i />
          </span>
          <span className="unseen">{awaiting ? t(isWatched ? "talk.awaitingCoach" : "talk.awaiting") : t("talk.typing")}</span>
        </p>
      )}
    </div>
  );
}

const OPENING = "opening";

function withOpening(turns: readonly Turn[], opening: string | undefined): readonly Turn[] {
  if (opening === undefined || turns.some(({ text }) => text === opening)) return turns;
  return [{ id: OPENING, who: "partner", text: opening, streaming: false }, ...turns];
}

const Bubble = memo(function Bubble({ turn, speaker }: { turn: Turn; speaker: string }) {
  const { who, text, streaming } = turn;
  return (
    <li className={classes(styles.turn, streaming && styles.streaming)} data-who={who} data-streaming={streaming}>
      <span className={styles.speaker}>{speaker}</span>
      <p className={styles.text}>{text}</p>
    </li>
  );
});
