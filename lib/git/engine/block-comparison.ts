import { ID_BYTES } from './instance';
import type { EngineInstance } from './instance';
import { LEFT } from './messages';
import type { FromThread } from './messages';

/** Compares the commits of blocks, one after the other, and gathers what is to be answered. */
export class BlockComparison {
  #states: number[] = [];
  #attributes: FromThread['attributes'] = new Map();

  constructor(private readonly engine: EngineInstance) {}

  /** Compares the commit that stands at a place of a block; false where git has to be asked. */
  compare(block: Uint8Array, at: number): boolean {
    const parent = block.subarray(at + ID_BYTES, at + 2 * ID_BYTES);
    const state = this.engine.diff(block.subarray(at, at + ID_BYTES), parent.some((byte) => byte !== 0) ? parent : undefined);
    if (state !== LEFT) {
      const held = this.engine.attributes();
      if (held.length > 0) this.#attributes.set(this.#states.length, held);
    }
    this.#states.push(state);
    return state !== LEFT;
  }

  /** How many commits were compared since the last time. */
  get commits(): number {
    return this.#states.length;
  }

  /** Gives what was gathered and begins anew. */
  take(): Pick<FromThread, 'states' | 'attributes' | 'table'> {
    const taken = { states: Uint8Array.from(this.#states), attributes: this.#attributes, table: this.engine.takeChanges() };
    this.#states = [];
    this.#attributes = new Map();
    return taken;
  }
}
