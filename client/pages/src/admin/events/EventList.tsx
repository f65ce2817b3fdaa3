import type { wire } from "@ridgecast/client";
import { Activity, Pause, Play } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Asked } from "../Asked";
import { EVERY, useAsked } from "../ask";
import styles from "../List.module.css";
import { RoomTag } from "../RoomTag";
import { Table, type Column } from "../Table";
import { useMs } from "../useMs";
import { Reach } from "./Reach";

const SHOWN = 100;

/** What was told lately, and where it went. */
export function EventList() {
  const { t, i18n } = useTranslation("admin");
  const asked = useAsked<wire.Deliveries>(`/api/v1/admin/events?limit=${SHOWN}`, EVERY.figures);
  const [held, setHeld] = useState<wire.Deliveries>();
  const ms = useMs();
  const time = new Intl.DateTimeFormat(i18n.language, { timeStyle: "medium" });
  const columns: Column<wire.Delivery>[] = [
    { id: "event", label: t("events.event"), cell: ({ event }) => <strong>{event}</strong> },
    { id: "to", label: t("events.to"), cell: ({ namespace, room }) => <RoomTag namespace={namespace} room={room} /> },
    { id: "reach", label: t("events.reach"), cell: (event) => <Reach event={event} /> },
    { id: "ms", label: t("events.lastMs"), figure: true, aside: true, cell: ({ lastMs }) => ms(lastMs) },
    { id: "offset", label: t("events.offset"), figure: true, aside: true, cell: ({ offset }) => offset ?? t("events.fleeting") },
    { id: "at", label: t("events.at"), figure: true, cell: ({ toldAt }) => time.format(new Date(toldAt)) },
  ];
  const icon = <Activity />;
  return (
    <>
      <div className={styles.tools}>
        <p className={styles.hint}>{t("events.hint", { count: SHOWN })}</p>
        <Button size="small" aria-pressed={held !== undefined} disabled={!asked.data} onClick={() => setHeld(held ? undefined : asked.data)}>
          {held ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
          {held ? t("events.resume") : t("events.hold")}
        </Button>
      </div>
      <Asked asked={asked} isEmpty={({ events }) => events.length === 0} empty={{ icon, title: t("events.none"), text: t("events.noneText") }}>
        {(latest) => <Table label={t("parts.events")} columns={columns} rows={(held ?? latest).events} rowKey={keyOf} />}
      </Asked>
    </>
  );
}

/** A fleeting event has no offset; it is told apart by when it was told and to whom. */
function keyOf({ offset, toldAt, event, namespace, room }: wire.Delivery): string {
  return offset === undefined ? `${toldAt} ${event} ${namespace} ${room ?? ""}` : String(offset);
}
