import fc from "fast-check";
import { describe, expect, test } from "vitest";

import {
  currentSlide,
  jump,
  move,
  paused,
  SHOWN_FOR,
  shownSoFar,
  startRotation,
  SUBJECTS,
  tick,
  withSlides,
  type Pause,
  type Slide,
} from "./rotation";

const SLIDES: readonly Slide[] = [
  { id: "ranking:monthlyRevenue", subject: "ranking" },
  { id: "ranking:weeklySignups", subject: "ranking" },
  { id: "teams", subject: "teams" },
  { id: "contests:17", subject: "contests" },
];

const started = withSlides(startRotation(0), SLIDES, 0);
const shown = (rotation: typeof started) => currentSlide(rotation)?.id;

describe("the rotation", () => {
  test("shows each slide for fifteen seconds and begins again", () => {
    let rotation = started;
    const seen = [];
    for (let now = 0; now < SHOWN_FOR * 5; now += SHOWN_FOR) {
      rotation = tick(rotation, now);
      expect(shown(tick(rotation, now + SHOWN_FOR - 1))).toBe(shown(rotation));
      seen.push(shown(rotation));
    }
    expect(seen).toEqual([...SLIDES.map(({ id }) => id), SLIDES[0]?.id]);
  });

  test("has no slide before there is anything to show", () => {
    expect(currentSlide(startRotation(0))).toBeUndefined();
    expect(currentSlide(tick(move(startRotation(0), 1, 5), SHOWN_FOR * 3))).toBeUndefined();
  });

  test("goes on and back by the arrow keys, round the ends, each slide from its beginning", () => {
    expect(shown(move(started, -1, 0))).toBe("contests:17");
    const next = move(started, 1, 9_000);
    expect(shown(next)).toBe("ranking:weeklySignups");
    expect(shownSoFar(next, 9_000)).toBe(0);
  });

  test("goes to a subject by its key, and to the next of it when the key is pressed again", () => {
    const teams = jump(started, "teams", 0);
    expect(shown(teams)).toBe("teams");
    const first = jump(teams, "ranking", 0);
    expect(shown(first)).toBe("ranking:monthlyRevenue");
    const second = jump(first, "ranking", 0);
    expect(shown(second)).toBe("ranking:weeklySignups");
    expect(shown(jump(second, "ranking", 0))).toBe("ranking:monthlyRevenue");
  });

  test("stays where it is when a subject has nothing to show", () => {
    expect(jump(started, "achievements", 3_000)).toBe(started);
  });

  test("stands still while it is paused and goes on where it stood", () => {
    const celebrating = paused(started, "celebrating", true, 5_000);
    expect(tick(celebrating, 60_000)).toBe(celebrating);
    expect(shownSoFar(celebrating, 60_000)).toBe(5_000);
    const over = paused(celebrating, "celebrating", false, 60_000);
    expect(shown(tick(over, 69_999))).toBe(SLIDES[0]?.id);
    expect(shown(tick(over, 70_000))).toBe(SLIDES[1]?.id);
  });

  test("goes on only when every reason to stand still is gone", () => {
    const both = paused(paused(started, "held", true, 0), "frozen", true, 0);
    expect(tick(paused(both, "held", false, 0), SHOWN_FOR).index).toBe(0);
    expect(tick(paused(paused(both, "held", false, 0), "frozen", false, 0), SHOWN_FOR).index).toBe(1);
  });

  test("keeps what is shown when slides come and go beside it", () => {
    const teams = jump(started, "teams", 0);
    const fewer = withSlides(teams, [{ id: "teams", subject: "teams" }], 4_000);
    expect(shown(fewer)).toBe("teams");
    expect(shownSoFar(fewer, 4_000)).toBe(4_000);
  });

  test("begins the next one when what is shown is gone", () => {
    const contest = jump(started, "contests", 0);
    const fewer = withSlides(contest, SLIDES.slice(0, 3), 4_000);
    expect(shown(fewer)).toBe("teams");
    expect(shownSoFar(fewer, 4_000)).toBe(0);
  });

  test("is the same value when nothing has changed, so that nothing is drawn again", () => {
    expect(withSlides(started, [...SLIDES], 99)).toBe(started);
    expect(paused(started, "held", false, 99)).toBe(started);
    expect(tick(started, 99)).toBe(started);
  });

  test("always shows one of its slides, whatever happens", () => {
    const action = fc.oneof(
      fc.record({ type: fc.constant("move" as const), by: fc.integer({ min: -9, max: 9 }) }),
      fc.record({ type: fc.constant("jump" as const), subject: fc.constantFrom(...SUBJECTS) }),
      fc.record({ type: fc.constant("slides" as const), slides: fc.subarray([...SLIDES]) }),
      fc.record({ type: fc.constant("tick" as const) }),
      fc.record({
        type: fc.constant("pause" as const),
        reason: fc.constantFrom<Pause>("held", "frozen", "celebrating"),
        is: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(action, fc.nat(20_000))), (actions) => {
        let [rotation, now] = [started, 0];
        for (const [what, after] of actions) {
          now += after;
          if (what.type === "move") rotation = move(rotation, what.by, now);
          else if (what.type === "jump") rotation = jump(rotation, what.subject, now);
          else if (what.type === "slides") rotation = withSlides(rotation, what.slides, now);
          else if (what.type === "pause") rotation = paused(rotation, what.reason, what.is, now);
          else rotation = tick(rotation, now);
          expect(currentSlide(rotation) !== undefined).toBe(rotation.slides.length > 0);
          expect(shownSoFar(rotation, now)).toBeGreaterThanOrEqual(0);
          expect(shownSoFar(rotation, now)).toBeLessThanOrEqual(SHOWN_FOR);
        }
      }),
    );
  });
});
