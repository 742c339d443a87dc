import { describe, it } from 'vitest';
import { checkSeeds } from '../properties/check-seed';

const SEEDS = 10_000;
const BLOCK = 500;

describe('the scan of 10,000 random repositories equals an independent recount', () => {
  for (let first = 1; first <= SEEDS; first += BLOCK) {
    it(`seeds ${first} to ${first + BLOCK - 1}`, () => checkSeeds(first, BLOCK));
  }
});
