import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Toaster as Sonner, toast as show } from "sonner";
import styles from "./Toaster.module.css";
import { showToastsBy } from "./toast";
import { classes } from "./classes";

export default function ToasterFrame() {
  const { t } = useTranslation("common");
  useEffect(
    () =>
      showToastsBy(({ title, description, icon, tone = "neutral", id, action }) => {
        show(title, {
          ...(id === undefined ? {} : { id }),
          ...(action === undefined ? {} : { action }),
          description,
          icon,
          className: classes(styles.toast, styles[tone]),
        });
      }),
    [],
  );
  return (
    <Sonner
      position="bottom-right"
      offset={{ bottom: "1.25rem", right: "1.25rem" }}
      mobileOffset={{ bottom: "5rem" }}
      containerAriaLabel={t("toasts")}
      toastOptions={{ unstyled: true }}
      visibleToasts={3}
    />
  );
}
