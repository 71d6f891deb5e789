// How the tests run: many start real processes, which takes its time where the machine is small.
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { testTimeout: 20_000, hookTimeout: 30_000 } });
