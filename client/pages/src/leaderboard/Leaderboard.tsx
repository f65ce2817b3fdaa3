import { useAchievementFeed, useContests, useInbox, useLeaderboard, useTeams } from "@ridgecast/react";
import { ChartNoAxesColumnIncreasing, Flag, Sparkles, Users } from "lucide-react";
import { Suspense, lazy, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { AppShell, type Section as ShellSection } from "../app/AppShell";
import { useIdentity } from "../app/context";
import { Dialog } from "../design/Dialog";
import { Skeleton } from "../design/Skeleton";
import { useMedia } from "../design/useMedia";
import { useAddress, type Section } from "./address";
import { Board } from "./board/Board";
import { BoardHeading } from "./board/BoardHeading";
import { Filters } from "./board/Filters";
import { Podium } from "./board/Podium";
import { Contests } from "./contests/Contests";
import { Feed } from "./feed/Feed";
import { InboxButton } from "./inbox/InboxButton";
import styles from "./Leaderboard.module.css";
import { useOwnToasts } from "./own/useOwnToasts";
import { YourStanding } from "./own/YourStanding";
import { TeamStandings } from "./teams/TeamStandings";

const RepDetail = lazy(() => import("./rep/RepDetail"));
const ContestDetail = lazy(() => import("./contests/ContestDetail"));
const Inbox = lazy(() => import("./inbox/Inbox"));

/** As many places as a board is asked for: the most that the service gives in one answer. */
const PLACES = 1_000;
const PHONE = "(max-width: 760px)";
/** The board and what is beside it are one above the other. */
const ONE_COLUMN = "(max-width: 1079px)";
const WALL = "(min-width: 1800px)";
const WAITING = <Skeleton height="14rem" />;

/** The leaderboard: who stands where, and all that happens around it. Everything comes by the stream. */
export function Leaderboard() {
  const { t } = useTranslation("leaderboard");
  const [address, change] = useAddress();
  const identity = useIdentity();
  const userId = identity?.userId;
  const phone = useMedia(PHONE);
  const oneColumn = useMedia(ONE_COLUMN);
  const wall = useMedia(WALL);

  const board = useLeaderboard({
    metric: address.metric,
    limit: PLACES,
    ...(address.teamId === undefined ? {} : { teamId: address.teamId }),
  });
  const teams = useTeams({ metric: address.metric });
  const contests = useContests();
  const feed = useAchievementFeed();
  const unread = useInbox(userId)?.unread ?? 0;
  const [inboxOpen, setInboxOpen] = useState(false);
  const [repOpened, setRepOpened] = useState(false);
  if (address.rep !== undefined && !repOpened) setRepOpened(true);

  const openRep = useCallback((rep: number) => change({ rep }), [change]);
  const openContest = useCallback((contest: number) => change({ contest }), [change]);
  const chooseTeam = useCallback((teamId: number | undefined) => change({ teamId, section: "board" }), [change]);
  useOwnToasts(userId, address.metric, openRep);

  const teamNames = useMemo(() => new Map(teams.teams.map((team) => [team.teamId, team.name])), [teams.teams]);
  const contest = contests.contests.find((contest) => contest.contestId === address.contest);

  const sections: readonly ShellSection<Section>[] = [
    { id: "board", label: t("section.board"), icon: <ChartNoAxesColumnIncreasing aria-hidden="true" /> },
    { id: "contests", label: t("section.contests"), icon: <Flag aria-hidden="true" /> },
    { id: "teams", label: t("section.teams"), icon: <Users aria-hidden="true" /> },
    { id: "feed", label: t("section.feed"), icon: <Sparkles aria-hidden="true" /> },
  ];
  const shows = (section: Section) => !phone || address.section === section;
  const you = userId !== undefined && <YourStanding board={board} userId={userId} onOpen={openRep} />;

  return (
    <AppShell
      page="leaderboard"
      sections={sections}
      section={address.section}
      onSection={(section) => {
        change({ section });
        window.scrollTo({ top: 0 });
      }}
      actions={userId !== undefined && <InboxButton unread={unread} open={inboxOpen} onClick={() => setInboxOpen(true)} />}
    >
      <div className={styles.page}>
        {shows("board") && (
          <div className={styles.board}>
            <BoardHeading board={board} team={address.teamId === undefined ? undefined : teamNames.get(address.teamId)} />
            <Filters address={address} teams={teams.teams} onChange={change} />
            {oneColumn && you}
            {board.rows.length > 0 && address.view === "all" && (
              <Podium rows={board.rows} metric={board.metric} ownId={userId} onOpen={openRep} />
            )}
            <Board board={board} address={address} teams={teamNames} onChange={change} />
          </div>
        )}
        {(!phone || address.section !== "board") && (
          <div className={styles.side}>
            <div className={styles.column}>
              {!oneColumn && you}
              {shows("contests") && <Contests contests={contests} onOpen={openContest} />}
              {shows("teams") && <TeamStandings teams={teams} teamId={address.teamId} onChoose={chooseTeam} />}
            </div>
            {shows("feed") && (
              <div className={styles.column}>
                <Feed feed={feed} shown={phone || wall ? 40 : 12} onOpen={openRep} />
              </div>
            )}
          </div>
        )}
      </div>
      {repOpened && (
        <Suspense fallback={null}>
          <RepDetail userId={address.rep} board={board} teams={teamNames} onClose={() => change({ rep: undefined })} />
        </Suspense>
      )}
      <Dialog
        open={address.contest !== undefined}
        onOpenChange={(open) => open || change({ contest: undefined })}
        title={contest?.title ?? t("contests.one")}
      >
        <Suspense fallback={WAITING}>{address.contest !== undefined && <ContestDetail contestId={address.contest} />}</Suspense>
      </Dialog>
      <Dialog place="side" open={inboxOpen} onOpenChange={setInboxOpen} title={t("inbox.title")}>
        <Suspense fallback={WAITING}>{userId !== undefined && <Inbox userId={userId} />}</Suspense>
      </Dialog>
    </AppShell>
  );
}
