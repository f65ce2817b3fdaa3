import { createContext, useContext } from "react";
import type { Identity, PageConfig } from "./config";

export interface App {
  config: PageConfig;
  /** Null on pages that are open to who is not signed in. */
  identity: Identity | null;
}

export const AppContext = createContext<App | null>(null);

function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error("the page was not mounted by mountPage");
  return app;
}

export function useConfig(): PageConfig {
  return useApp().config;
}

/** Who looks at this page; null where that need not be known. */
export function useIdentity(): Identity | null {
  return useApp().identity;
}
