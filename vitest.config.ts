import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import serverTests from './tests/servers/needs.json' with { type: 'json' };

// What is waited for comes; how soon is up to the machine.
const shared = { environment: 'node' as const, setupFiles: ['tests/support/one-seed.ts'], testTimeout: 600_000, hookTimeout: 600_000, expect: { poll: { timeout: 240_000 } } };
/** Most files wait for programs and servers now and then: two at once on a small machine, and two where each starts servers or a browser of its own. */
const many = { ...shared, maxWorkers: Math.max(2, availableParallelism()) };
const two = { ...shared, maxWorkers: 2, sequence: { groupOrder: 1 } };

/** The suites: `unit` beside the code, contracts and programs run whole, `servers` against real back ends, `browser` in a real Chromium, `long` ones. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...many, name: 'unit', include: ['{app,components,lib,workers,infra}/**/*.test.{ts,tsx}'] } },
      { test: { ...many, name: 'programs', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/browser/**', 'tests/long/**', ...Object.keys(serverTests)] } },
      { test: { ...two, name: 'servers', include: Object.keys(serverTests) } },
      { test: { ...two, name: 'browser', include: ['tests/browser/**/*.test.{ts,tsx}'] } },
      { test: { ...shared, name: 'long', include: ['tests/long/**/*.test.{ts,tsx}'], testTimeout: 7_200_000, fileParallelism: false } },
    ],
  },
});
