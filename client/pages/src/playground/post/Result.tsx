import type { wire } from "@ridgecast/client";
import { useTranslation } from "react-i18next";
import { RoomTag } from "../RoomTag";
import styles from "./Post.module.css";

export interface ResultProps {
  told: wire.Told | readonly wire.Told[] | undefined;
  /** What the service said that belongs to no field. */
  problems: readonly string[];
  isRefused: boolean;
}

/** What became of what was posted. */
export function Result({ told, problems, isRefused }: ResultProps) {
  const { t } = useTranslation("playground");
  if (isRefused) {
    return (
      <div className={styles.refused} role="alert">
        <strong>{t("result.refused")}</strong>
        {problems.length === 0 && <p>{t("result.atFields")}</p>}
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    );
  }
  if (told === undefined) return null;
  const answers = [told].flat() as wire.Told[];
  const events = answers.flatMap(({ events }) => events);
  const notes = answers.flatMap(({ note }) => note ?? []);
  return (
    <div className={styles.told} role="status">
      <strong>{t("result.told", { count: events.length })}</strong>
      {events.length > 0 && (
        <ol className={styles.events}>
          {events.map(({ event, namespace, room, offset }, index) => (
            <li key={index}>
              <span className={styles.event}>{event}</span>
              <RoomTag namespace={namespace} room={room} />
              {offset !== undefined && <span className="tabular">#{offset}</span>}
            </li>
          ))}
        </ol>
      )}
      {notes.map((note) => (
        <p key={note} lang="en">
          {note}
        </p>
      ))}
      <details>
        <summary>{t("result.whole")}</summary>
        <pre className={styles.answer} tabIndex={0}>
          {JSON.stringify(told, null, 2)}
        </pre>
      </details>
    </div>
  );
}
