// What answering in Discord takes beside the archive: commands, log, metrics, limits.
import type { Command, Context } from './command.ts';
import type { Metrics } from './health.ts';
import type { Limiter } from './limiter.ts';
import type { Logger } from './log.ts';

export interface Services {
  readonly commands: readonly Command[];
  readonly context: Context;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly limiter: Limiter;
}
