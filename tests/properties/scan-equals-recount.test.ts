import { describe, it } from 'vitest';
import { checkSeeds } from './check-seed';

const SEEDS = 500;
const BLOCK = 50;

describe('the scan of random repositories equals an independent recount', () => {
  for (let first = 1; first <= SEEDS; first += BLOCK) {
    it(`seeds ${first} to ${first + BLOCK - 1}`, () => checkSeeds(first, BLOCK));
  }
});
