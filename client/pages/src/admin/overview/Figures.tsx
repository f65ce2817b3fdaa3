import type { wire } from "@ridgecast/client";
import { Gauge, Plug, Timer, TriangleAlert, Waves } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AnimatedNumber } from "../../design/AnimatedNumber";
import { Badge } from "../../design/Badge";
import { formatAgo, formatNumber } from "../../design/format";
import { EVERY, reasonOf, useAsked } from "../ask";
import { useMs } from "../useMs";
import styles from "./Figures.module.css";
import { Split } from "./Split";
import { Sparkline } from "./Sparkline";
import { Tile } from "./Tile";
import { useRecent } from "./useRecent";

/** The service in one row of tiles. */
export function Figures() {
  const { t, i18n } = useTranslation("admin");
  const { data, error } = useAsked<wire.Overview>("/api/v1/admin/overview", EVERY.figures);
  const delivered = useRecent(data?.serverTime, data?.rates.delivered);
  const ms = useMs();
  const language = i18n.language;
  if (!data) {
    return error ? <p className={styles.error}>{t("unavailable", { reason: reasonOf(error) })}</p> : <Empty />;
  }
  const { connections, rates, latency, totals, backlog, database } = data;
  return (
    <>
      <div className={styles.tiles}>
        <Tile
          icon={<Plug />}
          label={t("figures.connections")}
          figure={<AnimatedNumber value={connections.open} />}
          note={t("figures.users", { count: connections.users })}
        >
          <Split label={t("figures.byProtocol")} parts={connections.byProtocol} name={(part) => t(`protocols.${part}`, part)} />
          <Split label={t("figures.byTransport")} parts={connections.byTransport} name={(part) => t(`transports.${part}`, part)} />
        </Tile>
        <Tile
          icon={<Waves />}
          label={t("figures.delivered")}
          figure={<AnimatedNumber value={rates.delivered} digits={rates.delivered < 10 ? 1 : 0} />}
          unit={t("perSecond")}
          note={t("figures.published", { rate: formatNumber(rates.published, language, { digits: 1 }) })}
        >
          <Sparkline values={delivered} label={t("figures.deliveredLately")} />
        </Tile>
        <Tile icon={<Timer />} label={t("figures.latency")} figure={ms(latency.p50Ms)} note={t("figures.latencyNote")}>
          <dl className={styles.pairs}>
            <dt>{t("figures.p99")}</dt>
            <dd>{ms(latency.p99Ms)}</dd>
            <dt>{t("figures.most")}</dt>
            <dd>{ms(latency.maxMs)}</dd>
          </dl>
        </Tile>
        <Tile
          icon={<TriangleAlert />}
          label={t("figures.slow")}
          figure={<AnimatedNumber value={totals.slowClosed} />}
          tone={totals.slowClosed > 0 ? "warn" : "normal"}
          note={t("figures.slowNote")}
        >
          <dl className={styles.pairs}>
            <dt>{t("figures.refused")}</dt>
            <dd>{formatNumber(totals.refused, language)}</dd>
            <dt>{t("figures.connectsRate")}</dt>
            <dd>{t("rate", { rate: formatNumber(rates.connects, language, { digits: 1 }) })}</dd>
          </dl>
        </Tile>
        <Tile
          icon={<Gauge />}
          label={t("figures.backlog")}
          figure={formatNumber(backlog.of === 0 ? 0 : backlog.used / backlog.of, language, { percent: true })}
          note={t("figures.backlogNote", { used: formatNumber(backlog.used, language), of: formatNumber(backlog.of, language) })}
        >
          <div className={styles.health}>
            {database.ok ? <Badge tone="live">{t("figures.databaseOk")}</Badge> : <Badge tone="danger">{t("figures.databaseBad")}</Badge>}
            <span>{database.reason ?? database.kind}</span>
          </div>
        </Tile>
      </div>
      <p className={styles.since}>
        {t("figures.since", {
          version: data.version,
          ago: formatAgo(Date.parse(data.startedAt), Date.parse(data.serverTime), language),
          connected: formatNumber(totals.connected, language),
          published: formatNumber(totals.published, language),
          delivered: formatNumber(totals.delivered, language),
        })}
      </p>
      {error && <p className={styles.error}>{t("unavailable", { reason: reasonOf(error) })}</p>}
    </>
  );
}

function Empty() {
  return (
    <div className={styles.tiles} aria-hidden="true">
      {[1, 2, 3, 4, 5].map((tile) => (
        <div key={tile} className={styles.placeholder} />
      ))}
    </div>
  );
}
