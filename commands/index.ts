// Every command, in one list: it is what gets registered, and what runs.
import type { Command } from '../src/discord/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { daily } from './daily.ts';
import { find } from './find.ts';
import { follow } from './follow.ts';
import { gaps } from './gaps.ts';
import { issue } from './issue.ts';
import { paper } from './paper.ts';
import { privacy } from './privacy.ts';
import { random } from './random.ts';
import { related } from './related.ts';
import { reload } from './reload.ts';
import { saved } from './saved.ts';
import { search } from './search.ts';
import { settings } from './settings.ts';

export const commands: readonly Command[] = [
  ...[ask, paper, issue, search, random, related, saved],
  ...[about, privacy, find],
  ...[daily, follow, gaps, settings, reload],
];
