import type { wire } from "@ridgecast/client";
import { KeyRound, Link2, Monitor } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Asked } from "../Asked";
import { EVERY, useAsked } from "../ask";
import list from "../List.module.css";
import { MintToken } from "./MintToken";
import { Pair } from "./Pair";
import { ScreenCard } from "./ScreenCard";
import styles from "./ScreenWall.module.css";

/** The screens on the walls: how they are, pairing new ones, holding what one shows. */
export function ScreenWall() {
  const { t } = useTranslation("admin");
  const asked = useAsked<wire.Screens>("/api/v1/admin/screens", EVERY.lists);
  const [opened, setOpened] = useState<"pair" | "mint">();
  const toggle = (dialog: "pair" | "mint") => (open: boolean) => setOpened(open ? dialog : undefined);
  return (
    <>
      <div className={list.tools}>
        <p className={list.hint}>{t("screens.hint")}</p>
        <div className={list.filters}>
          <Button size="small" onClick={() => setOpened("mint")}>
            <KeyRound aria-hidden="true" />
            {t("screens.mint")}
          </Button>
          <Button size="small" look="primary" onClick={() => setOpened("pair")}>
            <Link2 aria-hidden="true" />
            {t("screens.pair")}
          </Button>
        </div>
      </div>
      <Asked asked={asked} isEmpty={({ screens }) => screens.length === 0} empty={{ icon: <Monitor />, title: t("screens.none"), text: t("screens.noneText") }}>
        {({ screens }) => (
          <ul className={styles.wall}>
            {screens.map((screen) => (
              <ScreenCard key={screen.name} screen={screen} />
            ))}
          </ul>
        )}
      </Asked>
      <Pair open={opened === "pair"} onOpenChange={toggle("pair")} />
      <MintToken open={opened === "mint"} onOpenChange={toggle("mint")} />
    </>
  );
}
