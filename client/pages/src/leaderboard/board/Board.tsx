import type { BoardState } from "@ridgecast/client";
import { LocateFixed, Trophy } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { Button } from "../../design/Button";
import { Card } from "../../design/Card";
import { EmptyState } from "../../design/EmptyState";
import { SegmentedControl } from "../../design/SegmentedControl";
import type { Address, View } from "../address";
import styles from "./Board.module.css";
import { BoardRows, type BoardRowsHandle } from "./BoardRows";
import { BoardSkeleton } from "./BoardSkeleton";
import { OwnBar } from "./OwnBar";
import { around } from "./around";

export interface BoardProps {
  board: BoardState;
  address: Address;
  teams: ReadonlyMap<number, string>;
  onChange: (change: Partial<Address>) => void;
}

/** The table of places: all of them, or those around oneself. One's own place is never out of sight. */
export function Board({ board, address, teams, onChange }: BoardProps) {
  const { t } = useTranslation("leaderboard");
  const ownId = useIdentity()?.userId;
  const list = useRef<BoardRowsHandle>(null);
  const [ownInSight, setOwnInSight] = useState(true);
  const onOpen = useCallback((rep: number) => onChange({ rep }), [onChange]);

  const own = useMemo(() => board.rows.find((row) => row.userId === ownId), [board.rows, ownId]);
  const rows = useMemo(
    () => (address.view === "around" && own ? around(board.rows, own.userId) : board.rows),
    [board.rows, address.view, own],
  );
  const jump = () => list.current?.show(rows.findIndex((row) => row.userId === ownId));

  if (board.status === "loading") return <BoardSkeleton />;
  if (board.status === "error") {
    return (
      <Card className={styles.card}>
        <EmptyState icon={<Trophy />} title={t("board.errorTitle")}>
          {board.error?.problem?.detail ?? board.error?.message}
        </EmptyState>
      </Card>
    );
  }
  if (board.rows.length === 0) return <NobodyYet address={address} onChange={onChange} />;
  return (
    <Card
      className={styles.card}
      padding="bare"
      title={t("board.title")}
      actions={
        own && (
          <div className={styles.actions}>
            <SegmentedControl<View>
              size="small"
              label={t("board.view")}
              value={address.view}
              segments={[
                { value: "all", label: t("board.all") },
                { value: "around", label: t("board.around") },
              ]}
              onChange={(view) => onChange({ view })}
            />
            <Button look="quiet" size="small" icon onClick={jump} aria-label={t("board.jump")} title={t("board.jump")}>
              <LocateFixed aria-hidden="true" />
            </Button>
          </div>
        )
      }
    >
      <BoardRows
        ref={list}
        rows={rows}
        total={board.total}
        metric={board.metric}
        teams={teams}
        ownId={ownId}
        top={board.rows[0]?.value ?? 0}
        onOpen={onOpen}
        onOwnInSight={setOwnInSight}
      />
      {own && !ownInSight && <OwnBar row={own} metric={board.metric} onClick={jump} />}
    </Card>
  );
}

/** An empty board says what fills it. */
function NobodyYet({ address, onChange }: Pick<BoardProps, "address" | "onChange">) {
  const { t } = useTranslation("leaderboard");
  const admin = useIdentity()?.roles.includes("admin");
  const ofTeam = address.teamId !== undefined;
  return (
    <Card className={styles.card}>
      <EmptyState
        icon={<Trophy />}
        title={t("empty.title")}
        actions={
          ofTeam && (
            <Button look="primary" onClick={() => onChange({ teamId: undefined })}>
              {t("empty.everybody")}
            </Button>
          )
        }
      >
        <p>{ofTeam ? t("empty.team") : t("empty.text")}</p>
        {admin && !ofTeam && (
          <p className={styles.hint}>
            {t("empty.admin")} <code>POST /api/v1/sales</code> · <code>ridgecast demo</code>
          </p>
        )}
      </EmptyState>
    </Card>
  );
}
