import { useTranslation } from "react-i18next";
import type { Session } from "../sessions";
import { isScenario } from "./scenarios";

/** What a conversation is about: in words where the catalogue has them, else as the monolith calls it. */
export function useScenarioTitle(): (session: Pick<Session, "sessionId" | "scenarioId">) => string {
  const { t } = useTranslation("training");
  return ({ sessionId, scenarioId }) => {
    if (isScenario(scenarioId)) return t(`practice.scenarios.${scenarioId}.title`);
    return scenarioId === undefined ? t("practice.session", { sessionId }) : String(scenarioId);
  };
}
