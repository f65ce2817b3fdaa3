import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Dialog } from "../../design/Dialog";
import { toast } from "../../design/toast";
import { useDeed } from "../ask";
import { Field } from "../Field";
import styles from "../Form.module.css";
import { Refusal } from "../Refusal";
import { ScreenName } from "./ScreenName";
import { tidyCode } from "./code";

interface DialogState {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Lets in the screen that shows a code. */
export function Pair({ open, onOpenChange }: DialogState) {
  const { t } = useTranslation("admin");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("screens.pair")} description={t("screens.pairText")}>
      <PairForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function PairForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation("admin");
  const [code, setCode] = useState("");
  const [name, setName] = useState("");
  const deed = useDeed<{ name: string }>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deed.mutate(
      { method: "POST", path: `/api/v1/admin/pairings/${encodeURIComponent(tidyCode(code))}`, body: { name: name.trim() } },
      {
        onSuccess: (paired) => {
          toast({ title: t("screens.paired", { name: paired.name }) });
          onDone();
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        labelled
        label={t("screens.code")}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        required
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={12}
      />
      <ScreenName value={name} onChange={setName} />
      <Refusal error={deed.error} />
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={deed.isPending}>
          {t("screens.pairDo")}
        </Button>
      </div>
    </form>
  );
}
