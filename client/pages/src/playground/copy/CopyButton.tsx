import { Copy } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../design/Button";
import { toast } from "../../design/toast";

export interface CopyButtonProps {
  /** Made when it is copied. */
  text: () => string;
  children: ReactNode;
  disabled?: boolean;
}

/** Copies a text. A page that is not from a safe origin has no clipboard, and says so. */
export function CopyButton({ text, children, disabled = false }: CopyButtonProps) {
  const { t } = useTranslation("playground");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text());
      toast({ id: "copied", title: t("copy.done") });
    } catch {
      toast({ id: "copied", tone: "danger", title: t("copy.failed") });
    }
  };
  return (
    <Button size="small" look="quiet" disabled={disabled} onClick={() => void copy()}>
      <Copy aria-hidden="true" />
      {children}
    </Button>
  );
}
