// What every store promises, whatever stands behind it: to be run by the tests of each.
import { onTestFinished } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { conversationsContract } from './contract-conversations.ts';
import { dailyContract } from './contract-daily.ts';
import { feedbackContract } from './contract-feedback.ts';
import { followsContract } from './contract-follows.ts';
import { membersContract } from './contract-members.ts';
import { modelContract } from './contract-model.ts';
import { tidyContract } from './contract-tidy.ts';
import { noon } from './values.ts';

/** Opens a new, empty store that tells the time by the clock. */
export type Open = (now: () => number) => Promise<Store>;

export interface Opened {
  readonly store: Store;
  readonly clock: { at: number };
}

export function storeContract(open: Open): void {
  const opened = async (): Promise<Opened> => {
    const clock = { at: noon };
    const store = await open(() => clock.at);
    onTestFinished(() => store.close());
    return { store, clock };
  };
  conversationsContract(opened);
  dailyContract(opened);
  feedbackContract(opened);
  followsContract(opened);
  membersContract(opened);
  tidyContract(opened);
  modelContract(opened);
}
