import { Suspense, lazy, useEffect, useState } from "react";
import { onFirstToast } from "./toast";

const ToasterFrame = lazy(() => import("./ToasterFrame"));

/** Where toasts appear. Once a page; AppShell has it. */
export function Toaster() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onFirstToast(() => setNeeded(true)), []);
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <ToasterFrame />
    </Suspense>
  );
}
