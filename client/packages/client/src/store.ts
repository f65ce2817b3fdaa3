import type { Clock } from "./clock.js";
import { Timer } from "./clock.js";
import type { Readable } from "./states.js";

/** A value and those who hear when it changes. */
export class Store<T> implements Readable<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    // The same function may be given twice, and each subscription ends by itself.
    const own = () => listener();
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  };

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Changes some keys of a state. */
  patch(change: Partial<T>): void {
    this.set({ ...this.#value, ...change });
  }
}

/**
 * A store that costs something while somebody looks: it starts with its first subscriber, and ends a while after its last
 * one, so that a page that is built anew does not begin from nothing.
 */
export class Resource<T> implements Readable<T> {
  readonly store: Store<T>;
  #subscribers = 0;
  #stop: (() => void) | undefined;
  readonly #end: Timer;

  constructor(
    clock: Clock,
    private readonly initial: T,
    private readonly start: (store: Store<T>) => () => void,
    private readonly linger: number,
  ) {
    this.store = new Store(initial);
    this.#end = new Timer(clock, () => this.close());
  }

  readonly get = (): T => this.store.get();

  readonly subscribe = (listener: () => void): (() => void) => {
    const unsubscribe = this.store.subscribe(listener);
    this.#subscribers += 1;
    this.#end.clear();
    this.#stop ??= this.start(this.store);
    let subscribed = true;
    return () => {
      if (!subscribed) return;
      subscribed = false;
      unsubscribe();
      this.#subscribers -= 1;
      if (this.#subscribers === 0) this.#end.set(this.linger);
    };
  };

  /** Ends at once. What was shown is forgotten: it would be old when it is seen again. */
  close(): void {
    this.#end.clear();
    this.#stop?.();
    this.#stop = undefined;
    this.store.set(this.initial);
  }
}
