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

const DialogFrame = lazy(() => import("./DialogFrame"));

/** A dialog that holds the focus until it is closed. Its code is loaded when the first one opens. */
export function Dialog(props: DialogProps) {
  const [opened, setOpened] = useState(props.open);
  if (props.open && !opened) setOpened(true);
  if (!opened) return null;
  return (
    <Suspense fallback={null}>
      <DialogFrame {...props} />
    </Suspense>
  );
}
