import type { wire } from "@ridgecast/client";
import { UserX, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge";
import { Button } from "../../design/Button";
import { formatNumber } from "../../design/format";
import { toast } from "../../design/toast";
import { Asked } from "../Asked";
import { EVERY, reasonOf, useAsked, useDeed } from "../ask";
import styles from "../List.module.css";
import { Table, type Column } from "../Table";
import { Who } from "../Who";

/** Which users are here now. */
export function PeopleList() {
  const { t, i18n } = useTranslation("admin");
  const asked = useAsked<wire.OnlineUsers>("/api/v1/admin/presence?limit=200", EVERY.lists);
  const deed = useDeed<{ ended: number }>();
  const end = ({ userId }: wire.OnlineUser) =>
    deed.mutate(
      { method: "DELETE", path: `/api/v1/admin/users/${userId}/connections` },
      {
        onSuccess: ({ ended }) => toast({ title: t("people.ended", { count: ended }) }),
        onError: (error) => toast({ tone: "danger", title: t("connections.notEnded"), description: reasonOf(error) }),
      },
    );
  const columns: Column<wire.OnlineUser>[] = [
    { id: "who", label: t("people.who"), cell: ({ userId, name }) => <Who userId={userId} name={name} /> },
    {
      id: "where",
      label: t("people.where"),
      aside: true,
      cell: ({ namespaces }) => (
        <span className={styles.badges}>
          {Object.entries(namespaces).map(([namespace, count]) => (
            <Badge key={namespace}>{count === 1 ? namespace : `${namespace} × ${count}`}</Badge>
          ))}
        </span>
      ),
    },
    { id: "connections", label: t("people.connections"), figure: true, cell: ({ connections }) => formatNumber(connections, i18n.language) },
    {
      id: "end",
      label: t("people.end"),
      unlabelled: true,
      figure: true,
      cell: (present) => (
        <Button look="quiet" size="small" icon aria-label={t("people.end")} onClick={() => end(present)}>
          <UserX aria-hidden="true" />
        </Button>
      ),
    },
  ];
  return (
    <Asked asked={asked} isEmpty={({ users }) => users.length === 0} empty={{ icon: <Users />, title: t("people.none"), text: t("people.noneText") }}>
      {({ users, next }) => (
        <>
          <Table label={t("parts.people")} columns={columns} rows={users} rowKey={({ userId }) => userId} />
          {next !== undefined && <p className={styles.more}>{t("more", { count: users.length })}</p>}
        </>
      )}
    </Asked>
  );
}
