import { useRidgecast } from "@ridgecast/react";
import { useQuery } from "@tanstack/react-query";
import { PlugZap } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Card } from "../../design/Card";
import { EmptyState } from "../../design/EmptyState";
import { Skeleton } from "../../design/Skeleton";
import type { Schemas } from "../form/schema";
import { operations, type OpenApi, type Operation } from "./openapi";
import { OperationForm } from "./OperationForm";
import { OperationSelect } from "./OperationSelect";
import styles from "./Post.module.css";

/** What most want to see first: everybody hears it, and no figure changes. */
const FIRST = "POST /api/v1/leaderboard/ranking-updates";

/** Posts something, by a form that is made from the API's own description. */
export function Post() {
  const { t } = useTranslation(["playground", "common"]);
  const ridgecast = useRidgecast();
  const asked = useQuery({
    queryKey: ["openapi"],
    queryFn: ({ signal }) => ridgecast.fetch<OpenApi>("/api/v1/openapi.json", { signal }),
    staleTime: Infinity,
  });
  return (
    <Card title={t("post.title")} className={styles.card}>
      {asked.data ? (
        <Chosen all={operations(asked.data)} schemas={asked.data.components.schemas} />
      ) : asked.error ? (
        <EmptyState
          compact
          icon={<PlugZap />}
          title={t("post.noSchema")}
          actions={<Button onClick={() => void asked.refetch()}>{t("retry", { ns: "common" })}</Button>}
        >
          {asked.error.message}
        </EmptyState>
      ) : (
        <Skeleton height="24rem" />
      )}
    </Card>
  );
}

function Chosen({ all, schemas }: { all: readonly Operation[]; schemas: Schemas }) {
  const [id, setId] = useState(FIRST);
  const operation = all.find((one) => one.id === id) ?? all[0];
  if (!operation) return null;
  return (
    <div className={styles.post}>
      <OperationSelect value={operation} all={all} onChange={(next) => setId(next.id)} />
      <OperationForm key={operation.id} operation={operation} schemas={schemas} />
    </div>
  );
}
