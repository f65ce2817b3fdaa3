/** What a slide is about, in the order of the keys 1 to 4. */
export const SUBJECTS = ["ranking", "teams", "contests", "achievements"] as const;

export type Subject = (typeof SUBJECTS)[number];

/** One picture of the rotation. A subject may have several: a ranking for each board, one for each contest. */
export interface Slide {
  /** The same for the same picture: `ranking:monthlyRevenue`, `contests:17`. */
  readonly id: string;
  readonly subject: Subject;
}

/** How long each slide is shown, in milliseconds. */
export const SHOWN_FOR = 15_000;

/** Why the rotation stands still. Each is there or not, whatever the others say. */
export type Pause = "held" | "frozen" | "celebrating";

/** Where the rotation is. An immutable value: what happens to it makes another one. Times are milliseconds of a steady clock. */
export interface Rotation {
  readonly slides: readonly Slide[];
  /** Of the slide that is shown; 0 if there is none. */
  readonly index: number;
  /** How long it had been shown at `since`. */
  readonly shown: number;
  readonly since: number;
  readonly pauses: ReadonlySet<Pause>;
  /** Goes up each time that a slide begins. */
  readonly turn: number;
}

export function startRotation(now: number): Rotation {
  return { slides: [], index: 0, shown: 0, since: now, pauses: new Set(), turn: 0 };
}

export function currentSlide(rotation: Rotation): Slide | undefined {
  return rotation.slides[rotation.index];
}

/** How long the current slide has been shown, from 0 to `SHOWN_FOR`. */
export function shownSoFar({ shown, since, pauses }: Rotation, now: number): number {
  return pauses.size > 0 ? shown : Math.min(SHOWN_FOR, shown + Math.max(0, now - since));
}

/** Goes on to the next slide if this one's time is over. */
export function tick(rotation: Rotation, now: number): Rotation {
  return shownSoFar(rotation, now) < SHOWN_FOR ? rotation : move(rotation, 1, now);
}

/** Which slides there are now. The one that is shown stays, if it is among them; else the one now in its place begins. */
export function withSlides(rotation: Rotation, slides: readonly Slide[], now: number): Rotation {
  const id = currentSlide(rotation)?.id;
  if (slides.length === rotation.slides.length && slides.every((slide, at) => slide.id === rotation.slides[at]?.id)) {
    return rotation;
  }
  const index = slides.findIndex((slide) => slide.id === id);
  if (index >= 0) return { ...rotation, slides, index };
  return begin({ ...rotation, slides }, Math.min(rotation.index, Math.max(0, slides.length - 1)), now);
}

/** So many slides on, or back. */
export function move(rotation: Rotation, by: number, now: number): Rotation {
  const count = rotation.slides.length;
  return count === 0 ? rotation : begin(rotation, (((rotation.index + by) % count) + count) % count, now);
}

/** To the first slide of a subject; to the next one of it, where one of it is shown. Nothing, if it has none. */
export function jump(rotation: Rotation, subject: Subject, now: number): Rotation {
  const { slides, index } = rotation;
  const here = currentSlide(rotation)?.subject === subject ? index : -1;
  const later = slides.findIndex((slide, at) => at > here && slide.subject === subject);
  const target = later >= 0 ? later : slides.findIndex((slide) => slide.subject === subject);
  return target < 0 ? rotation : begin(rotation, target, now);
}

/** Stands still for a reason, or goes on where it stood once there is none. */
export function paused(rotation: Rotation, reason: Pause, is: boolean, now: number): Rotation {
  if (rotation.pauses.has(reason) === is) return rotation;
  const pauses = new Set(rotation.pauses);
  if (is) pauses.add(reason);
  else pauses.delete(reason);
  return { ...rotation, pauses, shown: shownSoFar(rotation, now), since: now };
}

/** Shows a slide from its beginning. */
function begin(rotation: Rotation, index: number, now: number): Rotation {
  return { ...rotation, index, shown: 0, since: now, turn: rotation.turn + 1 };
}
