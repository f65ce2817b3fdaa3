import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";

/**
 * For what is asked for once and shown: a person's history, a form's choices. What changes by itself comes from
 * `@ridgecast/react`, which is told and does not ask, so nothing here is refetched by the clock or by looking at the page.
 */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(
    () =>
      new QueryClient({
        defaultOptions: { queries: { staleTime: 30_000, refetchOnWindowFocus: false, refetchOnReconnect: false, retry: 2 } },
      }),
  );
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
