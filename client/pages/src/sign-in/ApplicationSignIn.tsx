import { ArrowRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../design/Button";
import styles from "./SignIn.module.css";

/** In production the monolith knows the people: it signs them in and sends them back with a ticket or its cookie. */
export function ApplicationSignIn({ signInUrl, next }: { signInUrl: string | null; next: string }) {
  const { t } = useTranslation("sign-in");
  if (signInUrl === null) return <p className={styles.text}>{t("application.unknown")}</p>;
  const go = () => {
    const address = new URL(signInUrl, location.href);
    address.searchParams.set("next", new URL(next, location.href).href);
    location.assign(address);
  };
  return (
    <>
      <p className={styles.text}>{t("application.text")}</p>
      <Button look="primary" size="large" className={styles.wide} onClick={go}>
        {t("application.action")}
        <ArrowRight aria-hidden="true" />
      </Button>
    </>
  );
}
