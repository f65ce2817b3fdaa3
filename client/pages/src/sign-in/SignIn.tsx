import { useTranslation } from "react-i18next";
import { useConfig, useIdentity } from "../app/context";
import { ThemeAndLanguage } from "../app/ThemeAndLanguage";
import { Mark } from "../design/Mark";
import { ApplicationSignIn } from "./ApplicationSignIn";
import { DemoPeople } from "./DemoPeople";
import { Ridge } from "./Ridge";
import styles from "./SignIn.module.css";
import { nextAddress } from "./next";
import { TokenSignIn } from "./TokenSignIn";

/** Who are you? In the demo by choosing somebody, else by the monolith; with a token or ticket in either. */
export function SignIn() {
  const { t } = useTranslation("sign-in");
  const config = useConfig();
  const identity = useIdentity();
  const next = nextAddress(location.search);
  return (
    <div className={styles.page}>
      <aside className={styles.scene}>
        <p className={styles.brand}>
          <Mark className={styles.mark} />
          Ridgecast
        </p>
        <p className={styles.claim}>{t("claim")}</p>
        <Ridge className={styles.ridge} />
      </aside>
      <main className={styles.main}>
        <div className={styles.box}>
          <h1 className={styles.title}>{config.demo.login ? t("demo.title") : t("title")}</h1>
          {identity !== null && (
            <p className={styles.already}>
              {t("already", { name: identity.name ?? t("somebody") })} <a href={next}>{t("goOn")}</a>
            </p>
          )}
          {config.demo.login ? <DemoPeople next={next} /> : <ApplicationSignIn signInUrl={config.signInUrl} next={next} />}
          <TokenSignIn next={next} />
        </div>
        <ThemeAndLanguage className={styles.settings} />
      </main>
    </div>
  );
}
