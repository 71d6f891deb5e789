// What a row holds → the values that the rest works with, each column checked for its type as it is read.
import type { SQLOutputValue } from 'node:sqlite';
import type { Turn } from '../../answering/answer.ts';
import type { Gap, SavedPaper } from '../feedback.ts';
import type { Announcement, Follow } from '../follows.ts';
import type { Post, Schedule, Shown } from '../schedules.ts';
import type { MemberRecord } from '../store.ts';
import { UnreadableRow } from './errors.ts';

export type Row = Readonly<Record<string, SQLOutputValue>>;

export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : unreadable(column);
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function whole(row: Row | undefined, column: string): number {
  const value = row?.[column];
  return typeof value === 'number' ? value : unreadable(column);
}

export function oneOf<T extends string>(row: Row, column: string, ...all: readonly T[]): T {
  return all.find((each) => each === row[column]) ?? unreadable(column);
}

export function turnOf(row: Row): Turn {
  return { understood: text(row, 'understood'), papers: texts(row, 'papers') };
}

export function conversationOf(row: Row): MemberRecord['conversations'][number] {
  return { channel: text(row, 'channel'), at: whole(row, 'at'), turn: turnOf(row) };
}

export function savedOf(row: Row): SavedPaper {
  return { paper: text(row, 'code'), title: text(row, 'title'), savedAt: whole(row, 'at') };
}

export function voteOf(row: Row): MemberRecord['votes'][number] {
  return { message: text(row, 'message'), value: oneOf(row, 'value', 'up', 'down'), at: whole(row, 'at') };
}

/** Without who asked, and where. */
export function gapOf(row: Row): Omit<Gap, 'member' | 'server'> & { readonly at: number } {
  return {
    question: text(row, 'question'),
    terms: text(row, 'terms'),
    cause: oneOf(row, 'cause', 'none', 'down'),
    message: textOrNull(row, 'message'),
    expected: textOrNull(row, 'expected'),
    papers: texts(row, 'papers'),
    at: whole(row, 'at'),
  };
}

export function scheduleOf(row: Row): Schedule {
  return {
    id: whole(row, 'id'),
    server: text(row, 'server'),
    channel: text(row, 'channel'),
    time: text(row, 'time'),
    zone: text(row, 'zone'),
    days: list(row, 'days', (each) => typeof each === 'number'),
    topic: textOrNull(row, 'topic'),
    from: textOrNull(row, 'first_day'),
    to: textOrNull(row, 'last_day'),
    role: textOrNull(row, 'role'),
    thread: whole(row, 'thread') === 1,
    seed: whole(row, 'seed'),
    round: whole(row, 'round'),
    nextAt: whole(row, 'next_at'),
    failures: whole(row, 'failures'),
    paused: textOrNull(row, 'paused'),
  };
}

export function postOf(row: Row): Post {
  return {
    id: whole(row, 'id'),
    schedule: whole(row, 'schedule'),
    occasion: text(row, 'occasion'),
    dueAt: whole(row, 'due_at'),
    claimedAt: whole(row, 'claimed_at'),
    nonce: text(row, 'nonce'),
    channel: text(row, 'channel'),
    round: whole(row, 'round'),
    paper: text(row, 'paper'),
    title: text(row, 'title'),
    state: oneOf(row, 'state', 'claimed', 'sent', 'done', 'failed', 'skipped'),
    message: textOrNull(row, 'message'),
    attempts: whole(row, 'attempts'),
    retryAt: whole(row, 'retry_at'),
  };
}

export function shownOf(row: Row): Shown {
  return { paper: text(row, 'paper'), title: text(row, 'title'), round: whole(row, 'round') };
}

export function followOf(row: Row): Follow {
  return {
    server: text(row, 'server'),
    channel: text(row, 'channel'),
    role: textOrNull(row, 'role'),
    announced: text(row, 'announced'),
  };
}

export function announcementOf(row: Row): Announcement {
  return {
    id: whole(row, 'id'),
    server: text(row, 'server'),
    channel: text(row, 'channel'),
    since: text(row, 'since'),
    until: text(row, 'until'),
    nonce: text(row, 'nonce'),
    claimedAt: whole(row, 'claimed_at'),
    state: oneOf(row, 'state', 'claimed', 'done', 'failed'),
    message: textOrNull(row, 'message'),
    attempts: whole(row, 'attempts'),
    retryAt: whole(row, 'retry_at'),
  };
}

function texts(row: Row, column: string): readonly string[] {
  return list(row, column, (each) => typeof each === 'string');
}

/** Lists are kept as JSON. */
function list<T>(row: Row, column: string, is: (each: unknown) => each is T): readonly T[] {
  const read = parsed(text(row, column));
  return Array.isArray(read) && read.every(is) ? read : unreadable(column);
}

/** Undefined for what is no JSON. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function unreadable(column: string): never {
  throw new UnreadableRow(`its column ${column} holds what Paperboy did not write`);
}
