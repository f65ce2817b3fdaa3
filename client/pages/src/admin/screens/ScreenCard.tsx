import type { wire } from "@ridgecast/client";
import { Pause, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Badge } from "../../design/Badge";
import { Button } from "../../design/Button";
import { classes } from "../../design/classes";
import { formatAgo, formatNumber } from "../../design/format";
import { toast } from "../../design/toast";
import { reasonOf, useDeed } from "../ask";
import { useMs } from "../useMs";
import { healthOf } from "./health";
import styles from "./ScreenCard.module.css";

const TONES = { well: "live", slow: "warn", gone: "danger" } as const;

/** One screen: whether it shows what is true, and a way to hold it. */
export function ScreenCard({ screen }: { screen: wire.Screen }) {
  const { t, i18n } = useTranslation("admin");
  const deed = useDeed<void>();
  const { name, frozen, rttMs, connectedAt, lastSeenAt, queuedMessages } = screen;
  const health = healthOf(screen);
  const language = i18n.language;
  const ms = useMs();
  // One that was frozen before the service started may not have been seen since.
  const seenAt = connectedAt ?? lastSeenAt;
  const freeze = () =>
    deed.mutate(
      { method: "PUT", path: `/api/v1/admin/screens/${encodeURIComponent(name)}/frozen`, body: { frozen: !frozen } },
      { onError: (error) => toast({ tone: "danger", title: t("screens.notFrozen"), description: reasonOf(error) }) },
    );
  return (
    <li className={classes(styles.card, styles[health])}>
      <div className={styles.head}>
        <h3 className={styles.name}>{name}</h3>
        <Badge tone={TONES[health]}>{t(`screens.health.${health}`)}</Badge>
        {frozen && <Badge tone="accent">{t("screens.frozen")}</Badge>}
      </div>
      <dl className={styles.facts}>
        <dt>{t(connectedAt === undefined ? "screens.lastSeen" : "screens.since")}</dt>
        <dd>{seenAt === undefined ? "–" : formatAgo(Date.parse(seenAt), Date.now(), language)}</dd>
        <dt>{t("screens.rtt")}</dt>
        <dd>{ms(rttMs)}</dd>
        <dt>{t("screens.queue")}</dt>
        <dd>{formatNumber(queuedMessages, language)}</dd>
      </dl>
      <Button size="small" disabled={deed.isPending} aria-pressed={frozen} onClick={freeze}>
        {frozen ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />}
        {t(frozen ? "screens.thaw" : "screens.freeze")}
      </Button>
    </li>
  );
}
