import type { Namespace } from "@ridgecast/client";
import { Pause, Play, Search, Trash2 } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge";
import { Button } from "../../design/Button";
import { Card } from "../../design/Card";
import { formatNumber } from "../../design/format";
import { SegmentedControl } from "../../design/SegmentedControl";
import { CopyButton } from "../copy/CopyButton";
import { websocat } from "../copy/websocat";
import { NAMESPACES } from "../rooms";
import type { Place } from "../place";
import { EventLog } from "./EventLog";
import { matches } from "./frames";
import styles from "./Listen.module.css";
import { RoomBar } from "./RoomBar";
import type { Listening } from "./stream";
import { useStream } from "./useStream";

const TONES = { connecting: "warn", connected: "live", ended: "danger" } as const;

export interface ListenProps {
  place: Place;
  onPlace: (place: Place) => void;
}

/** A namespace, the rooms one is in, and what is heard there. */
export function Listen({ place, onPlace }: ListenProps) {
  const { t, i18n } = useTranslation("playground");
  const { namespace } = place;
  const { stream, listening } = useStream(namespace, place.rooms);
  const [held, setHeld] = useState<Listening>();
  const [sought, setSought] = useState("");
  const { entries, gone } = held ?? listening;
  const text = useDeferredValue(sought.trim().toLowerCase());
  const found = useMemo(() => entries.filter((entry) => matches(entry, text)), [entries, text]);
  const missed = held ? listening.gone + listening.entries.length - held.gone - held.entries.length : 0;
  const rooms = listening.rooms.filter(({ state }) => state !== "refused").map(({ room }) => room);
  const segments = NAMESPACES.map((value) => ({ value, label: value }));

  const enter = (next: Namespace) => {
    setHeld(undefined);
    onPlace({ namespace: next, rooms: [] });
  };
  const join = (room: string) => {
    stream.join(room);
    if (!place.rooms.includes(room)) onPlace({ namespace, rooms: [...place.rooms, room] });
  };
  const leave = (room: string) => {
    stream.leave(room);
    onPlace({ namespace, rooms: place.rooms.filter((other) => other !== room) });
  };
  return (
    <Card
      padding="bare"
      className={styles.card}
      title={
        <span className={styles.title}>
          {t("listen.title")}
          <Badge tone={TONES[listening.state]}>
            <span role="status">{t(`listen.state.${listening.state}`)}</span>
          </Badge>
        </span>
      }
      actions={<CopyButton text={() => websocat(location.origin, namespace, rooms)}>websocat</CopyButton>}
    >
      <div className={styles.tools}>
        <SegmentedControl wide className={styles.namespaces} label={t("listen.namespace")} value={namespace} segments={segments} onChange={enter} />
        <RoomBar key={namespace} namespace={namespace} rooms={listening.rooms} onJoin={join} onLeave={leave} />
        <div className={styles.line}>
          <label className={styles.search}>
            <span className="unseen">{t("listen.filter")}</span>
            <Search aria-hidden="true" />
            <input type="search" placeholder={t("listen.filter")} value={sought} onChange={(event) => setSought(event.target.value)} />
          </label>
          <Button aria-pressed={held !== undefined} onClick={() => setHeld(held ? undefined : listening)}>
            {held ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
            <span className={styles.word} data-stays={held && ""}>
              {held ? t("listen.resume", { count: missed, figure: formatNumber(missed, i18n.language) }) : t("listen.pause")}
            </span>
          </Button>
          <Button look="quiet" icon aria-label={t("listen.clear")} title={t("listen.clear")} disabled={held !== undefined} onClick={() => stream.clear()}>
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      </div>
      <EventLog entries={found} isFiltered={text !== "" && entries.length > 0} gone={gone} />
    </Card>
  );
}
