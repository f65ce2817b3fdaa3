import { mountPage } from "../app/bootstrap";
import type catalogue from "../i18n/en/leaderboard.json";
import { Leaderboard } from "./Leaderboard";

declare module "../i18n/resources" {
  interface Resources {
    leaderboard: typeof catalogue;
  }
}

void mountPage({ name: "leaderboard", Page: Leaderboard });
