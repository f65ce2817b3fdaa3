import type { TraineeMoment } from "@ridgecast/client";
import { Award, Flame } from "lucide-react";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { toast } from "../../design/toast";
import { told } from "./moment";
import { useNewMoments } from "./useNewMoments";

/** Says what was achieved. Levels are celebrated, and XP show at the bar. */
export function useMomentToasts(moments: readonly TraineeMoment[] | undefined): void {
  const { t } = useTranslation("training");
  const say = useCallback(
    (moment: TraineeMoment) => {
      const { id, event, data } = told(moment);
      if (event === "achievement:unlocked") {
        const title = t("toast.achievement", { title: data.title });
        toast({ id, title, description: data.description, icon: <Award />, tone: "accent" });
      } else if (event === "streak:update" && data.milestone) {
        const title = t("toast.milestone", { count: data.milestone.reached });
        const { reward } = data.milestone;
        const description = typeof reward === "string" ? reward : t("toast.milestoneText");
        toast({ id, title, description, icon: <Flame />, tone: "accent" });
      }
    },
    [t],
  );
  useNewMoments(moments, say);
}
