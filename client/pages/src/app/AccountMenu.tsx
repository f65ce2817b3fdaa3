import { LogOut } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Avatar } from "../design/Avatar";
import { Badge } from "../design/Badge";
import { Button } from "../design/Button";
import styles from "./AccountMenu.module.css";
import { useIdentity } from "./context";
import { pagesFor, type PageId } from "./pages";
import { signOut } from "./signIn";
import { ThemeAndLanguage } from "./ThemeAndLanguage";

/** Who is signed in; behind it the pages (on phones), theme, language and sign out. */
export function AccountMenu({ page }: { page: PageId }) {
  const { t } = useTranslation("common");
  const identity = useIdentity();
  const panel = useId();
  const name = identity?.name ?? (identity?.kiosk ? t("account.kiosk") : t("account.user", { id: identity?.userId }));
  return (
    <>
      <button type="button" className={styles.button} popoverTarget={panel} aria-label={`${t("account.label")}: ${name}`}>
        <Avatar userId={identity?.userId ?? 0} name={name} />
      </button>
      <div id={panel} popover="auto" className={styles.panel}>
        <div className={styles.who}>
          <Avatar userId={identity?.userId ?? 0} name={name} size="large" />
          <div>
            <p className={styles.name}>{name}</p>
            {identity?.roles.map((role) => (
              <Badge key={role} tone="accent">
                {t(`account.roles.${role}`)}
              </Badge>
            ))}
          </div>
        </div>
        <nav className={styles.pages} aria-label={t("nav.label")}>
          {pagesFor(identity).map(({ id, href, icon: Icon }) => (
            <a key={id} href={href} className={styles.page} aria-current={id === page ? "page" : undefined}>
              <Icon aria-hidden="true" />
              {t(`nav.${id}`)}
            </a>
          ))}
        </nav>
        <ThemeAndLanguage labelled className={styles.settings} />
        <Button look="quiet" className={styles.signOut} onClick={() => void signOut()}>
          <LogOut aria-hidden="true" />
          {t("account.signOut")}
        </Button>
      </div>
    </>
  );
}
