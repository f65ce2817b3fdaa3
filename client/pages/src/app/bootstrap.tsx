import { createRidgecast, type Ridgecast } from "@ridgecast/client";
import { RidgecastProvider } from "@ridgecast/react";
import { StrictMode, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import "../design/fonts.css";
import "../design/tokens.css";
import "../design/base.css";
import { startI18n, type Namespace } from "../i18n";
import { fetchConfig, fetchIdentity, type Identity, type PageConfig, type Role } from "./config";
import { AppContext } from "./context";
import { ErrorBoundary } from "./ErrorBoundary";
import { Failure } from "./Failure";
import { goToSignIn } from "./signIn";

export interface PageOptions {
  /** The namespace of the page's catalogue: `src/i18n/{en,de}/NAME.json`. */
  name: Namespace;
  Page: ComponentType;
  /**
   * Who may open it. `user` (if left out): who is signed in, and others go to the sign-in page; a role: who has it;
   * `anyone`: also who is not signed in, for whom `useIdentity()` is null.
   */
  access?: "user" | "anyone" | Role;
  /**
   * Makes the client of `useRidgecast()`. If left out, it is one of this origin that goes by the login cookie; on pages for
   * anyone there is none unless the page makes it.
   */
  client?: (identity: Identity | null, config: PageConfig) => Ridgecast | null;
}

const RETRY_AFTER = 3_000;

/** Mounts a page into `#root`: asks the service who is there, loads the catalogue, and gives the page what its hooks need. */
export async function mountPage(options: PageOptions): Promise<void> {
  const { name, Page, access = "user", client = ownClient(access) } = options;
  const root = createRoot(document.getElementById("root")!);
  const catalogue = startI18n(name);
  try {
    const [config, identity] = await Promise.all([fetchConfig(), fetchIdentity(), catalogue]);
    if (identity === null && access !== "anyone") {
      goToSignIn();
      return;
    }
    if (access !== "anyone" && access !== "user" && !identity?.roles.includes(access)) {
      root.render(<Failure kind="forbidden" />);
      return;
    }
    const ridgecast = client(identity, config);
    const page = <Page />;
    root.render(
      <StrictMode>
        <ErrorBoundary>
          <AppContext value={{ config, identity }}>
            {ridgecast ? <RidgecastProvider client={ridgecast}>{page}</RidgecastProvider> : page}
          </AppContext>
        </ErrorBoundary>
      </StrictMode>,
    );
  } catch (error) {
    await catalogue;
    root.render(<Failure kind="unreachable" error={error as Error} />);
    reloadWhenBack();
  }
}

function ownClient(access: NonNullable<PageOptions["access"]>): NonNullable<PageOptions["client"]> {
  return () => (access === "anyone" ? null : createRidgecast({ url: location.origin }));
}

/** A service that restarts is back within seconds, and so is a page that met it just then. */
function reloadWhenBack(): void {
  setTimeout(async () => {
    const back = await fetchConfig().catch(() => null);
    if (back) location.reload();
    else reloadWhenBack();
  }, RETRY_AFTER);
}
