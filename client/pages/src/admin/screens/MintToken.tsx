import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Dialog } from "../../design/Dialog";
import { toast } from "../../design/toast";
import type { KioskToken } from "../api";
import { reasonOf, useDeed } from "../ask";
import { Field } from "../Field";
import styles from "../Form.module.css";

export interface MintTokenProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes a token for a screen that cannot be paired: it is shown once, as the address that opens the screen. */
export function MintToken({ open, onOpenChange }: MintTokenProps) {
  const { t } = useTranslation("admin");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("screens.mint")} description={t("screens.mintText")}>
      <MintForm />
    </Dialog>
  );
}

function MintForm() {
  const { t, i18n } = useTranslation("admin");
  const [name, setName] = useState("");
  const deed = useDeed<KioskToken>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    deed.mutate({ method: "POST", path: "/api/v1/admin/kiosk-tokens", body: { name: name.trim() } });
  };
  if (deed.data) {
    const address = `${location.origin}${import.meta.env.BASE_URL}tv#token=${deed.data.token}`;
    const until = new Date(deed.data.expiresAt).toLocaleDateString(i18n.language, { dateStyle: "long" });
    const copy = async () => {
      await navigator.clipboard.writeText(address);
      toast({ title: t("copied") });
    };
    return (
      <div className={styles.form}>
        <p className={styles.note}>{t("screens.minted", { name: deed.data.name, until })}</p>
        <code className={styles.secret}>{address}</code>
        <div className={styles.actions}>
          <Button look="primary" onClick={() => void copy()}>
            {t("copy")}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field labelled label={t("screens.name")} placeholder={t("screens.namePlaceholder")} value={name} onChange={(event) => setName(event.target.value)} required maxLength={100} />
      {deed.error && (
        <p className={styles.problem} role="alert">
          {reasonOf(deed.error)}
        </p>
      )}
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={deed.isPending}>
          {t("screens.mintDo")}
        </Button>
      </div>
    </form>
  );
}
