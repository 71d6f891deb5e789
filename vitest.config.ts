// How the tests run: many start real processes, which takes its time where the machine is small.
import { defineConfig } from 'vitest/config';

// Most of them wait: on a machine of two cores, two at once take little more than half the time of one after another.
export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 30_000, maxWorkers: '100%' } });
