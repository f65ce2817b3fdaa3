import { Component, type ReactNode } from "react";
import { Failure } from "./Failure";

/** In place of a page that broke: what happened, and a way out of it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Failure kind="broken" error={this.state.error} />;
  }
}
