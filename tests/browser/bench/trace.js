// What a trace of Chromium says about smoothness.

const LONG_TASK_MS = 50;

/**
 * @param {object[]} events `traceEvents` with the categories benchmark, cc, toplevel and devtools.timeline
 * @returns {{presented: number, dropped: number, longTasks: number, longestTask: number, busy: number}} frames by what became of
 *   them; tasks of the page's main thread, in ms; the part of the time in which it worked
 */
export function summary(events) {
  const main = mainThread(events);
  const frames = events.filter(({ name, args }) => name === "PipelineReporter" && args?.chrome_frame_reporter);
  const states = Map.groupBy ? Map.groupBy(frames, state) : grouped(frames, state);
  const count = (...names) => names.reduce((sum, name) => sum + (states.get(name)?.length ?? 0), 0);

  const tasks = events.filter((event) => event.name === "RunTask" && event.ph === "X" && event.pid === main.pid && event.tid === main.tid);
  const lengths = tasks.map(({ dur = 0 }) => dur / 1_000);
  const span = Math.max(...tasks.map(({ ts, dur = 0 }) => ts + dur)) - Math.min(...tasks.map(({ ts }) => ts));
  return {
    presented: count("STATE_PRESENTED_ALL", "STATE_PRESENTED_PARTIAL"),
    dropped: count("STATE_DROPPED"),
    longTasks: lengths.filter((length) => length > LONG_TASK_MS).length,
    longestTask: Math.max(0, ...lengths),
    busy: lengths.reduce((sum, length) => sum + length, 0) / (span / 1_000),
  };
}

const state = ({ args }) => args.chrome_frame_reporter.state;

function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

/** The main thread of the page that worked the most: a trace has those of all pages of the browser. */
function mainThread(events) {
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const work = ({ pid, tid }) => events.reduce((sum, event) => (event.pid === pid && event.tid === tid ? sum + (event.dur ?? 0) : sum), 0);
  return threads.map((thread) => ({ ...thread, work: work(thread) })).sort((a, b) => b.work - a.work)[0];
}
