import type { wire } from "@ridgecast/client";
import { DoorOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatNumber } from "../../design/format";
import { Asked } from "../Asked";
import { EVERY, useAsked } from "../ask";
import styles from "../List.module.css";
import { RoomTag } from "../RoomTag";
import { Table, type Column } from "../Table";

/** Which rooms somebody is in. */
export function RoomList() {
  const { t, i18n } = useTranslation("admin");
  const asked = useAsked<wire.Rooms>("/api/v1/rooms?limit=200", EVERY.lists);
  const columns: Column<wire.RoomCount>[] = [
    { id: "room", label: t("rooms.room"), cell: ({ namespace, room }) => <RoomTag namespace={namespace} room={room} /> },
    { id: "clients", label: t("rooms.clients"), figure: true, cell: ({ clients }) => formatNumber(clients, i18n.language) },
  ];
  return (
    <Asked asked={asked} isEmpty={({ rooms }) => rooms.length === 0} empty={{ icon: <DoorOpen />, title: t("rooms.none"), text: t("rooms.noneText") }}>
      {({ rooms, next }) => (
        <>
          <Table label={t("parts.rooms")} columns={columns} rows={rooms} rowKey={({ namespace, room }) => `${namespace} ${room ?? ""}`} />
          {next !== undefined && <p className={styles.more}>{t("more", { count: rooms.length })}</p>}
        </>
      )}
    </Asked>
  );
}
