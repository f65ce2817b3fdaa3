import { useRidgecast, useRoleplay } from "@ridgecast/react";
import { Lock } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConfig } from "../../app/context";
import { Button } from "../../design/Button";
import { EmptyState } from "../../design/EmptyState";
import { toast } from "../../design/toast";
import { sayTo } from "../sessions";
import { Composer } from "../talk/Composer";
import { TalkProgress } from "../talk/TalkProgress";
import { Turns } from "../talk/Turns";
import { begunOf } from "./opened";
import { useScenarioTitle } from "./useScenarioTitle";

/** The trainee's side of a conversation: what has been said, how far it is, and what he says next. */
export function Rehearsal({ sessionId, onAgain }: { sessionId: string; onAgain: () => void }) {
  const { t } = useTranslation("training");
  const client = useRidgecast();
  const config = useConfig();
  const roleplay = useRoleplay(sessionId);
  const [begun] = useState(() => begunOf(sessionId));
  const [text, setText] = useState("");
  const [hasFailed, setHasFailed] = useState(false);
  const titleOf = useScenarioTitle();
  const { turns, progress, status, error, say, stopTyping } = roleplay;
  // Nobody will answer what did not get through.
  const awaiting = roleplay.awaiting && !hasFailed;
  const isOver = progress !== undefined && progress.progress >= 100;
  const isAnswering = awaiting || turns.some(({ streaming }) => streaming);

  // Who has an answer before him is not typing any more.
  const wasAwaiting = useRef(false);
  useEffect(() => {
    if (wasAwaiting.current && !awaiting) stopTyping();
    wasAwaiting.current = awaiting;
  }, [awaiting, stopTyping]);

  const send = async () => {
    const message = text.trim();
    if (message === "") return;
    setText("");
    setHasFailed(false);
    // Said first, so that the words stand before the answer; whether the others hear that he spoke is of less weight.
    say(message).catch(() => undefined);
    try {
      await sayTo(client, config, sessionId, message);
    } catch {
      setHasFailed(true);
      setText((newer) => (newer === "" ? message : newer));
      toast({ id: `talk:${sessionId}`, title: t("talk.notSentTitle"), description: t("talk.notSent"), tone: "danger" });
    }
  };

  if (status === "error") {
    return (
      <EmptyState icon={<Lock />} title={t("talk.refused")} actions={<Button onClick={onAgain}>{t("talk.again")}</Button>}>
        {t("talk.refusedText")} {error?.message}
      </EmptyState>
    );
  }
  const scenarioId = begun?.scenarioId ?? progress?.scenarioId;
  const title = scenarioId === undefined ? undefined : titleOf({ sessionId, scenarioId });
  return (
    <>
      <TalkProgress progress={progress} title={title} partner={begun?.partner} totalSteps={begun?.totalSteps} />
      <Turns roleplay={{ ...roleplay, awaiting }} opening={begun?.opening} partner={begun?.partner} />
      <Composer
        text={text}
        onText={setText}
        onSend={() => void send()}
        isWaiting={isAnswering}
        over={isOver ? <Button look="primary" onClick={onAgain}>{t("talk.again")}</Button> : undefined}
      />
    </>
  );
}
