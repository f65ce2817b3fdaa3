import type { wire } from "@ridgecast/client";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { Dialog } from "../../design/Dialog";
import { toast } from "../../design/toast";
import { useDeed } from "../ask";
import styles from "../Form.module.css";
import { Refusal } from "../Refusal";
import { ScreenName } from "./ScreenName";

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
  const deed = useDeed<wire.KioskToken>();
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
      <ScreenName value={name} onChange={setName} />
      <Refusal error={deed.error} />
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={deed.isPending}>
          {t("screens.mintDo")}
        </Button>
      </div>
    </form>
  );
}
