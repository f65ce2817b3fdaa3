import { Suspense, lazy, useEffect, useState } from "react";
import { onFirstToast } from "./toast";

const load = () => import("./ToasterFrame");
const ToasterFrame = lazy(load);

/** How long after the page its code is loaded, needed or not: what is to be told may be that the service is away. */
const LOAD_AFTER = 5_000;

/** Where toasts appear. Once a page; AppShell has it. */
export function Toaster() {
  const [needed, setNeeded] = useState(false);
  useEffect(() => onFirstToast(() => setNeeded(true)), []);
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), LOAD_AFTER);
    return () => clearTimeout(timer);
  }, []);
  if (!needed) return null;
  return (
    <Suspense fallback={null}>
      <ToasterFrame />
    </Suspense>
  );
}
