import type { wire } from "@ridgecast/client";
import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge";
import { formatAgo } from "../../design/format";
import { Asked } from "../Asked";
import { EVERY, useAsked } from "../ask";
import styles from "../List.module.css";
import { Table, type Column } from "../Table";

/** The API keys by name; the keys themselves are nowhere to be had. */
export function KeyList() {
  const { t, i18n } = useTranslation("admin");
  const asked = useAsked<wire.ApiKeys>("/api/v1/admin/keys", EVERY.seldom);
  const columns: Column<wire.ApiKey>[] = [
    { id: "name", label: t("keys.name"), cell: ({ name }) => <strong>{name}</strong> },
    {
      id: "scopes",
      label: t("keys.scopes"),
      cell: ({ scopes }) => (
        <span className={styles.badges}>
          {scopes.map((scope) => (
            <Badge key={scope} tone={scope === "admin" ? "accent" : "neutral"}>
              {scope}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      id: "used",
      label: t("keys.lastUsed"),
      figure: true,
      cell: ({ lastUsedAt }) => (lastUsedAt === undefined ? t("keys.never") : formatAgo(Date.parse(lastUsedAt), Date.now(), i18n.language)),
    },
  ];
  return (
    <>
      <div className={styles.tools}>
        <p className={styles.hint}>{t("keys.hint")}</p>
      </div>
      <Asked asked={asked} isEmpty={({ keys }) => keys.length === 0} empty={{ icon: <KeyRound />, title: t("keys.none"), text: t("keys.hint") }}>
        {({ keys }) => <Table label={t("parts.keys")} columns={columns} rows={keys} rowKey={({ name }) => name} />}
      </Asked>
    </>
  );
}
