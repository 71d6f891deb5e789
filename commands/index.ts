// Every command, in one list: it is what gets registered, and what runs.
import type { Command } from '../src/discord/command.ts';
import { about } from './about.ts';
import { ask } from './ask.ts';
import { find } from './find.ts';
import { issue } from './issue.ts';
import { paper } from './paper.ts';
import { random } from './random.ts';
import { related } from './related.ts';
import { reload } from './reload.ts';
import { search } from './search.ts';

export const commands: readonly Command[] = [ask, paper, issue, search, random, related, about, find, reload];
