/** How many diffs of a run are computing: where each core has one, whoever else works takes little of them; where one is free, it had better be quick. */
export class DiffLoad {
  #cores = Infinity;
  #computing = 0;

  /** Diffs that compute at the same time when nothing holds them up. */
  set cores(count: number) {
    this.#cores = count;
  }

  /** A diff starts to compute (1), or ends or waits for its reader (-1). */
  change(by: 1 | -1): void {
    this.#computing += by;
  }

  /** Whether no core is free. False before it is known how many diffs there are. */
  get full(): boolean {
    return this.#computing >= this.#cores;
  }
}
