import type { Clock } from "./clock.js";

/** By how much clocks drift apart: quartz by less than 100 ppm, and after a while an old sample is worth no more than a rough one. */
const DRIFT = 1e-4;

/** How late a beat may be that comes by the stream: nobody measures its way. */
const BEAT_UNCERTAINTY = 250;

/** What the service's clock says, as far as can be known here. The best sample counts until its age has made it worse than a newer one. */
export class ServerTime {
  /** What to add to our own clock. */
  #offset = 0;
  #uncertainty = Number.POSITIVE_INFINITY;
  #takenAt = 0;

  constructor(private readonly clock: Clock) {}

  now(): number {
    return this.clock.now() + this.#offset;
  }

  /** An answer that said `serverTime`, and came `roundTrip` ms after it was asked for. */
  answered(serverTime: string, roundTrip: number): void {
    this.#take(Date.parse(serverTime) + roundTrip / 2, roundTrip / 2);
  }

  /** An event that said `serverTime`. */
  beat(serverTime: string): void {
    this.#take(Date.parse(serverTime), BEAT_UNCERTAINTY);
  }

  #take(serverNow: number, uncertainty: number): void {
    if (!Number.isFinite(serverNow)) return;
    const now = this.clock.now();
    const offset = serverNow - now;
    const known = this.#uncertainty + Math.abs(now - this.#takenAt) * DRIFT;
    // Further off than both can be in error: one of the clocks was set.
    const wasSet = Math.abs(offset - this.#offset) > known + uncertainty + 1_000;
    if (uncertainty > known && !wasSet) return;
    this.#offset = offset;
    this.#uncertainty = uncertainty;
    this.#takenAt = now;
  }
}
