import { Component, type ReactNode } from "react";

import { Notice } from "../frame/Notice";

/** Long enough to read what happened, and that a screen which breaks at once does not load all the time. */
const RELOAD_AFTER = 30_000;

/** In place of a screen that broke: what happened. Nobody stands by to press a button, so it begins anew by itself. */
export class Recovering extends Component<{ children: ReactNode }, { error: string | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: string } {
    return { error: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(): void {
    setTimeout(() => location.reload(), RELOAD_AFTER);
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Notice kind="broken" detail={this.state.error} />;
  }
}
