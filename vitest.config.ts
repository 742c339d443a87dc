import { defineConfig } from 'vitest/config';
import serverTests from './tests/servers/needs.json' with { type: 'json' };

const shared = { environment: 'node' as const, testTimeout: 60_000, hookTimeout: 120_000 };

/** The suites: `unit` beside the code, contracts and programs run whole, `servers` against real back ends, `browser` in a real Chromium, `long` ones. */
export default defineConfig({
  test: {
    projects: [
      { test: { ...shared, name: 'unit', include: ['{app,components,lib,workers,infra}/**/*.test.{ts,tsx}'] } },
      { test: { ...shared, name: 'programs', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/browser/**', 'tests/long/**', ...Object.keys(serverTests)] } },
      { test: { ...shared, name: 'servers', include: Object.keys(serverTests), testTimeout: 240_000, fileParallelism: false } },
      { test: { ...shared, name: 'browser', include: ['tests/browser/**/*.test.{ts,tsx}'], fileParallelism: false } },
      { test: { ...shared, name: 'long', include: ['tests/long/**/*.test.{ts,tsx}'], testTimeout: 7_200_000, fileParallelism: false } },
    ],
  },
});
