import type { Namespace } from "@ridgecast/client";
import { Plus, X } from "lucide-react";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Select } from "../../design/Select";
import { KINDS, roomName, type RoomKind } from "../rooms";
import styles from "./Listen.module.css";
import type { Listening } from "./stream";

export interface RoomBarProps {
  namespace: Namespace;
  rooms: Listening["rooms"];
  onJoin: (room: string) => void;
  onLeave: (room: string) => void;
}

/** The rooms one is in, and a way into others. */
export function RoomBar({ namespace, rooms, onJoin, onLeave }: RoomBarProps) {
  const { t } = useTranslation("playground");
  const kinds = KINDS[namespace];
  const [kind, setKind] = useState<RoomKind | undefined>(kinds[0]);
  const [id, setId] = useState("");
  const field = useId();
  if (kind === undefined) return <p className={styles.hint}>{t("rooms.own")}</p>;
  const hasId = kind !== "tv-display";
  const join = (event: FormEvent) => {
    event.preventDefault();
    if (!hasId || id.trim() !== "") onJoin(roomName(kind, id));
    setId("");
  };
  return (
    <>
      <form className={styles.line} onSubmit={join}>
        <Select
          className={styles.kind}
          label={t("rooms.kind")}
          value={kind}
          options={kinds.map((value) => ({ value, label: value }))}
          onChange={setKind}
        />
        <label htmlFor={field} className="unseen">
          {t("rooms.id")}
        </label>
        <input
          id={field}
          className={styles.id}
          placeholder={hasId ? t("rooms.id") : t("rooms.noId")}
          disabled={!hasId}
          autoComplete="off"
          value={id}
          onChange={(event) => setId(event.target.value)}
        />
        <Button type="submit" disabled={hasId && id.trim() === ""}>
          <Plus aria-hidden="true" />
          <span className={styles.word}>{t("rooms.join")}</span>
        </Button>
      </form>
      <ul className={styles.rooms} aria-label={t("rooms.joined")}>
        <li className={styles.room}>{t("rooms.everybody", { namespace })}</li>
        {rooms.map(({ room, state }) => (
          <li key={room} className={styles.room} data-state={state}>
            {room}
            {state !== "in" && <span className="unseen">{t(`rooms.${state}`)}</span>}
            <button type="button" aria-label={t("rooms.leave", { room })} onClick={() => onLeave(room)}>
              <X aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
