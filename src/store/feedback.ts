// What members leave behind, as it is remembered: saved papers, votes, questions that found no answer.

export interface SavedPaper {
  readonly paper: string;
  readonly title: string;
  readonly savedAt: number;
}

export interface SavedStore {
  /** `full`: the member has 500. */
  add(
    member: string,
    paper: { readonly code: string; readonly title: string },
  ): Promise<'added' | 'there' | 'full'>;
  /** Newest first. */
  list(member: string): Promise<readonly SavedPaper[]>;
  /** @returns whether it was there. */
  remove(member: string, code: string): Promise<boolean>;
}

export const mostSaved = 500;

export interface VoteCounts {
  readonly up: number;
  readonly down: number;
}

export interface VoteStore {
  /** A member's one vote on an answer, which is a message; a later one takes its place. An `up` takes the member's gap of that answer back. */
  cast(vote: {
    readonly message: string;
    readonly member: string;
    readonly server: string | null;
    readonly value: 'up' | 'down';
  }): Promise<VoteCounts>;
  counts(message: string): Promise<VoteCounts>;
}

/** A question that the archive did not answer, or not well. */
export interface Gap {
  /** Null for a direct message. */
  readonly server: string | null;
  readonly member: string;
  readonly question: string;
  /** What groups it: its terms, sorted, parted by spaces. */
  readonly terms: string;
  /** `none`: nothing was found. `down`: a vote; then the message tells which answer's, and a second takes the place of the first. */
  readonly cause: 'none' | 'down';
  readonly message: string | null;
  /** What the member had expected, in their words. */
  readonly expected: string | null;
  /** The codes of the papers that were shown. */
  readonly papers: readonly string[];
}

export interface GapGroup {
  readonly terms: string;
  readonly members: number;
  readonly asked: number;
  readonly lastAt: number;
  /** Up to 3 wordings, each another, the latest first. */
  readonly questions: readonly string[];
}

export interface GapStore {
  /** Kept for 30 days. Nothing is kept where the server switched it off. */
  note(gap: Gap): Promise<void>;
  /** A server's groups that at least two members asked about, those of the most members first, then the latest. */
  groups(server: string, limit: number): Promise<readonly GapGroup[]>;
  /** All that is kept of every place, oldest first, without who asked. */
  all(): AsyncIterable<Omit<Gap, 'member' | 'server'> & { readonly at: number }>;
}
