// How the test Discord says no: an error with Discord's status, code, message and list of fields.
import type { RESTJSONErrorCodes } from 'discord-api-types/v10';

/** One thing wrong with a request body, at one place of it. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

/** A request that Discord would not carry out. Thrown by routes, answered and recorded in one place. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(
    status: number,
    code: RESTJSONErrorCodes | number,
    message: string,
    problems: readonly Problem[] = [],
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

/** Refuses a body; every problem is reported at once, each at its field, as Discord does (50035). */
export function invalidForm(problems: readonly Problem[]): Refusal {
  return new Refusal(400, 50035, 'Invalid Form Body', problems);
}

/** The body of an error answer, with Discord's nested `errors` for a form. */
export function errorBody(refusal: Refusal): Record<string, unknown> {
  const body = { message: refusal.message, code: refusal.code };
  return refusal.problems.length === 0 ? body : { ...body, errors: nestProblems(refusal.problems) };
}

/** A problem in one line, in the words of discord.js: `data.components[0].label[CODE]: message`. */
export function problemLine({ path, code, message }: Problem): string {
  const place = path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`));
  return `${place.join('')}[${code}]: ${message}`;
}

interface ErrorTree {
  [step: string]: ErrorTree | { code: string; message: string }[];
}

function nestProblems(problems: readonly Problem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      node[step] ??= {};
      node = node[step] as ErrorTree;
    }
    node._errors ??= [];
    (node._errors as { code: string; message: string }[]).push({ code, message });
  }
  return root;
}
