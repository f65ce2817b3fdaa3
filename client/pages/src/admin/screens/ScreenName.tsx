import { useTranslation } from "react-i18next";
import { Field } from "../Field";

export interface ScreenNameProps {
  value: string;
  onChange: (name: string) => void;
}

/** What a screen is to be called. */
export function ScreenName({ value, onChange }: ScreenNameProps) {
  const { t } = useTranslation("admin");
  return (
    <Field
      labelled
      label={t("screens.name")}
      placeholder={t("screens.namePlaceholder")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required
      maxLength={100}
    />
  );
}
