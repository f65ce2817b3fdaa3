// What a trace of Chromium says about smoothness.

const LONG_TASK_MS = 50;
const PRESENTED = ["STATE_PRESENTED_ALL", "STATE_PRESENTED_PARTIAL"];

/**
 * @param {object[]} events `traceEvents` with the categories benchmark, cc, toplevel and devtools.timeline
 * @returns {{presented: number, dropped: number, longTasks: number, longestTask: number, longestWork: number, busy: number}} frames
 *   of the page by what became of them (dropped: where somebody would see it); tasks of its main thread in ms, as long as they
 *   took (`longestTask`) and as long as they had a processor (`longestWork`), which are the same on a machine that is not busy;
 *   the part of a processor that all of them had
 */
export function summary(events) {
  const main = mainThread(events);
  const frames = events
    .filter(({ name, ph, pid }) => name === "PipelineReporter" && ph === "b" && pid === main.pid)
    .map(({ args }) => args.frame_reporter ?? args.chrome_frame_reporter);
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => name === "RunTask" && ph === "X" && pid === main.pid && tid === main.tid,
  );
  const took = tasks.map(({ dur = 0 }) => dur / 1_000);
  const worked = tasks.map(({ tdur = 0 }) => tdur / 1_000);
  const [begin, end] = [tasks[0].ts, tasks.at(-1).ts + tasks.at(-1).dur];
  return {
    presented: frames.filter(({ state }) => PRESENTED.includes(state)).length,
    dropped: frames.filter(({ state, affects_smoothness: seen }) => state === "STATE_DROPPED" && seen).length,
    longTasks: took.filter((length) => length > LONG_TASK_MS).length,
    longestTask: Math.max(...took),
    longestWork: Math.max(...worked),
    busy: worked.reduce((sum, length) => sum + length, 0) / ((end - begin) / 1_000),
  };
}

/** The main thread of the page that worked the most: a trace has those of all pages of the browser. */
function mainThread(events) {
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const work = ({ pid, tid }) =>
    events.reduce((sum, event) => (event.pid === pid && event.tid === tid ? sum + (event.dur ?? 0) : sum), 0);
  return threads.map((thread) => ({ ...thread, work: work(thread) })).sort((a, b) => b.work - a.work)[0];
}
