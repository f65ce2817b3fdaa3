import { Suspense, lazy, useState, type ReactNode } from "react";

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Said by screen readers, and shown unless `heading` is given. */
  title: string;
  /** What stands in the place of the title. */
  heading?: ReactNode;
  description?: string;
  /** `side`: a sheet at the right, from below on phones; `centre`: a box over the page. */
  place?: "centre" | "side";
  children: ReactNode;
}

export interface DialogFrameProps extends DialogProps {
  /** What had the focus when it opened, and gets it back. */
  opener: Element | null;
}

const DialogFrame = lazy(() => import("./DialogFrame"));

/** A dialog that holds the focus until it is closed. Its code is loaded when the first one opens. */
export function Dialog(props: DialogProps) {
  const { open } = props;
  const [needed, setNeeded] = useState(false);
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<Element | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) {
      setNeeded(true);
      setOpener(document.activeElement);
    }
  }
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <DialogFrame {...props} opener={opener} />
    </Suspense>
  );
}
