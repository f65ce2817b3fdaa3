import type { wire } from "@ridgecast/client";
import { Plug, Unplug } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge";
import { Button } from "../../design/Button";
import { formatAgo, formatNumber } from "../../design/format";
import { toast } from "../../design/toast";
import { Asked } from "../Asked";
import { EVERY, reasonOf, useAsked, useDeed } from "../ask";
import { Field } from "../Field";
import styles from "../List.module.css";
import { RoomTag } from "../RoomTag";
import { Table, type Column } from "../Table";
import { useMs } from "../useMs";
import { Who } from "../Who";
import { Kick } from "./Kick";
import { queryOf } from "./query";

/** Who is connected, how well, and a way to end it. */
export function ConnectionList() {
  const { t, i18n } = useTranslation("admin");
  const [user, setUser] = useState("");
  const [slow, setSlow] = useState(false);
  const [leaving, setLeaving] = useState<wire.AdminConnection>();
  const asked = useAsked<wire.AdminConnections>(`/api/v1/admin/connections?${queryOf(useDeferredValue(user), slow)}`, EVERY.lists);
  const deed = useDeed<void>();
  const language = i18n.language;
  const ms = useMs();
  const end = (connection: wire.AdminConnection) => {
    setLeaving(undefined);
    deed.mutate(
      { method: "DELETE", path: `/api/v1/admin/connections/${encodeURIComponent(connection.id)}` },
      {
        onSuccess: () => toast({ title: t("connections.ended") }),
        onError: (error) => toast({ tone: "danger", title: t("connections.notEnded"), description: reasonOf(error) }),
      },
    );
  };
  const columns: Column<wire.AdminConnection>[] = [
    { id: "who", label: t("connections.who"), cell: ({ userId, name }) => <Who userId={userId} name={name} /> },
    {
      id: "how",
      label: t("connections.how"),
      cell: ({ protocol, transport }) => (
        <span className={styles.badges}>
          <Badge>{t(`protocols.${protocol}`, protocol)}</Badge>
          <Badge>{t(`transports.${transport}`, transport)}</Badge>
        </span>
      ),
    },
    {
      id: "rooms",
      label: t("connections.rooms"),
      aside: true,
      cell: ({ rooms, namespaces }) => (
        <span className={styles.rooms}>
          {rooms.length === 0 ? namespaces.join(" ") : rooms.map((room) => <RoomTag key={`${room.namespace} ${room.room}`} {...room} />)}
        </span>
      ),
    },
    { id: "rtt", label: t("connections.rtt"), figure: true, aside: true, cell: ({ rttMs }) => ms(rttMs) },
    {
      id: "queue",
      label: t("connections.queue"),
      figure: true,
      cell: ({ queuedMessages, blocked }) => (
        <>
          {formatNumber(queuedMessages, language)} {blocked && <Badge tone="warn">{t("connections.blocked")}</Badge>}
        </>
      ),
    },
    { id: "since", label: t("connections.since"), figure: true, aside: true, cell: ({ connectedAt }) => formatAgo(Date.parse(connectedAt), Date.now(), language) },
    {
      id: "end",
      label: t("connections.end"),
      unlabelled: true,
      figure: true,
      cell: (connection) => (
        <Button look="quiet" size="small" icon aria-label={t("connections.end")} onClick={() => setLeaving(connection)}>
          <Unplug aria-hidden="true" />
        </Button>
      ),
    },
  ];
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.filters}>
          <Field label={t("connections.user")} placeholder={t("connections.user")} inputMode="numeric" value={user} onChange={(event) => setUser(event.target.value)} />
          <label className={styles.check}>
            <input type="checkbox" checked={slow} onChange={(event) => setSlow(event.target.checked)} />
            {t("connections.slowOnly")}
          </label>
        </div>
      </div>
      <Asked
        asked={asked}
        isEmpty={({ connections }) => connections.length === 0}
        empty={{ icon: <Plug />, title: t("connections.none"), text: t(slow || user !== "" ? "connections.noneSuch" : "connections.noneText") }}
      >
        {({ connections, next }) => (
          <>
            <Table label={t("parts.connections")} columns={columns} rows={connections} rowKey={({ id }) => id} />
            {next !== undefined && <p className={styles.more}>{t("more", { count: connections.length })}</p>}
          </>
        )}
      </Asked>
      <Kick connection={leaving} onCancel={() => setLeaving(undefined)} onConfirm={end} />
    </>
  );
}
