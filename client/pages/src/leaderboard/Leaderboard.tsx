import { AppShell } from "../app/AppShell";

export function Leaderboard() {
  return (
    <AppShell page="leaderboard">
      <></>
    </AppShell>
  );
}
