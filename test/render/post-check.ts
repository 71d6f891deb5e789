// What every message that Paperboy posts by itself keeps to, whatever stands in it.
import { expect } from 'vitest';
import type { DailyPost } from '../../src/discord/daily-post.ts';
import { messageProblems } from '../discord/limits/messages.ts';
import { read } from './discord-markdown.ts';
import type { Described } from './openapi.ts';

export const NONCE = 'abcdefghijklmnopqrstuvw12';

/**
 * It keeps every rule of Discord's, no text in it becomes markup, and it pings nobody but the role.
 * @param described Discord's own description, where there is a copy.
 */
export function checkPost(post: DailyPost, role: string | null, described: Described | undefined): void {
  const body = JSON.parse(JSON.stringify(bodyOf(post)));
  expect(messageProblems([], body, null)).toEqual([]);
  expect(described?.problemsOf(body) ?? []).toEqual([]);
  expect(post.allowedMentions).toEqual(role === null ? { parse: [] } : { parse: [], roles: [role] });
  const texts = [post.content, ...post.embeds.map(({ description = '' }) => description)];
  for (const text of texts) {
    const tags = read(text).flatMap(({ kind, text: tag }) => (kind === 'tag' ? [tag] : []));
    for (const tag of tags) expect([/^t:-?\d+:D$/.test(tag), tag === `@&${role}`]).toContain(true);
    const live = read(text).filter(({ kind }) => !['text', 'bold', 'tag', 'small'].includes(kind));
    expect(live, text).toEqual([]);
  }
  expect(JSON.stringify(post).isWellFormed()).toBe(true);
}

function bodyOf({ allowedMentions, ...post }: DailyPost) {
  return { ...post, allowed_mentions: allowedMentions, nonce: NONCE, enforce_nonce: true };
}
