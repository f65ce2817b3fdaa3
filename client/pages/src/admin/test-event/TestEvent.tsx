import type { wire } from "@ridgecast/client";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useIdentity } from "../../app/context";
import { Button } from "../../design/Button";
import { Dialog } from "../../design/Dialog";
import { Select } from "../../design/Select";
import { useDeed } from "../ask";
import styles from "../Form.module.css";
import { Refusal } from "../Refusal";
import { KINDS, testEvent, type TestKind } from "./kinds";

export interface TestEventProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Sends an event that is recognised as a test, to see whether what should be told is told. */
export function TestEvent({ open, onOpenChange }: TestEventProps) {
  const { t } = useTranslation("admin");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("testEvent.title")} description={t("testEvent.text")}>
      <TestForm />
    </Dialog>
  );
}

function TestForm() {
  const { t } = useTranslation("admin");
  const identity = useIdentity();
  const [kind, setKind] = useState<TestKind>("celebration");
  const deed = useDeed<wire.Told>();
  const me = { userId: identity?.userId ?? 1, userName: identity?.name ?? t("testEvent.somebody") };
  const words = { title: t("testEvent.words.title"), message: t("testEvent.words.message") };
  const options = KINDS.map((value) => ({ value, label: t(`testEvent.kinds.${value}`) }));
  return (
    <div className={styles.form}>
      <Select labelled label={t("testEvent.kind")} value={kind} options={options} onChange={setKind} />
      <p className={styles.note}>{t(`testEvent.what.${kind}`)}</p>
      <Refusal error={deed.error} />
      {deed.data && !deed.isPending && (
        <p className={styles.done} role="status">
          {t("testEvent.sent", { events: deed.data.events.map(({ event, room, namespace }) => `${event} → ${room ?? namespace}`).join(", ") })}
        </p>
      )}
      <div className={styles.actions}>
        <Button look="primary" disabled={deed.isPending} onClick={() => deed.mutate(testEvent(kind, me, words))}>
          {t("testEvent.send")}
        </Button>
      </div>
    </div>
  );
}
