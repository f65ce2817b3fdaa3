/** Which files the modules go to that more than one page has, so that a page asks for a handful of files and not for fifty. */

/** What of Rolldown's module graph is asked for. */
interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

const PAGE = /([a-z-]+)\.html$/;

/** What the TV shares, in a file that all load: it has a limit of weight of its own, and uses little of what the others do. */
export const sharedWithTv = (id: string, graph: Graph): string | null => (pagesOf(id, graph, "tv") ? "shared" : null);

/** Another for what only the other pages share. */
export const sharedByOthers = (id: string, graph: Graph): string | null => (pagesOf(id, graph) ? "frame" : null);

/** Whether several pages load a module at once (not only when something is opened), among them `one`. */
function pagesOf(id: string, graph: Graph, one?: string): boolean {
  const pages = new Set<string>();
  const seen = new Set<string>();
  const climb = (module: string) => {
    if (seen.has(module)) return;
    seen.add(module);
    const page = PAGE.exec(module)?.[1];
    if (page !== undefined) pages.add(page);
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) climb(importer);
  };
  climb(id);
  return pages.size > 1 && (one === undefined || pages.has(one));
}
