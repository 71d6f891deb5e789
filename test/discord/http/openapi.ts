// Checks bodies against Discord's own published description of its HTTP API.
import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Problem } from '../refusal.ts';
import { narrowUnions } from './narrow.ts';
import type { Reply } from './route.ts';

export interface ApiDescription {
  /** What the description finds wrong with a request's body. */
  check(method: string, route: string, body: unknown): readonly Problem[];
  /** Compares an answer of this server with the description; differences go to `mistakes`. */
  checkReply(method: string, route: string, reply: Reply): void;
  /** Where this server's own answers are not as Discord describes them. */
  readonly mistakes: string[];
}

type Node = { readonly [key: string]: Node } & { readonly $ref?: string };

/** The description in a file. Each operation is compiled when it is first needed; servers may share it. */
export function loadDescription(file: string): ApiDescription {
  const text = readFileSync(file, 'utf8');
  const document = narrowUnions(JSON.parse(withKnownExceptions(text))) as unknown as Node;
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: true,
    code: { optimize: false },
  });
  (addFormats as unknown as (ajv: unknown) => void)(ajv);
  for (const format of ['snowflake', 'nonce']) ajv.addFormat(format, true);
  ajv.addSchema({ ...document, $id: 'discord' });
  const compiled = new Map<string, ValidateFunction | null>();
  const mistakes: string[] = [];

  function validator(method: string, route: string, answer: number | null): ValidateFunction | null {
    const key = `${method} ${route} ${answer}`;
    if (!compiled.has(key)) {
      const pointer = schemaPointer(document, method, route, answer);
      compiled.set(key, pointer === null ? null : ajv.compile({ $ref: `discord#${pointer}` }));
    }
    return compiled.get(key) ?? null;
  }

  // Compiling takes some 60 ms, which must not fall into the time of the first answer.
  validator('POST', '/interactions/:interaction/:token/callback', null);

  return {
    mistakes,
    check(method, route, body) {
      const validate = validator(method, route, null);
      if (validate === null || validate(body)) return [];
      return readable(validate.errors ?? []).map(problemOf);
    },
    checkReply(method, route, { status, body }) {
      const validate = body === undefined ? null : validator(method, route, status);
      if (validate === null || validate(JSON.parse(JSON.stringify(body)))) return;
      const first = readable(validate.errors ?? [])[0];
      mistakes.push(
        `${method} ${route}: ${first?.instancePath} ${first?.message} ${JSON.stringify(first?.params)}`,
      );
    },
  };
}

// Discord documents this field as text and takes it as such; its description says a whole number.
const AS_NUMBER = /("default_member_permissions":\s*\{\s*"type":\s*\[\s*"integer",)/g;

function withKnownExceptions(text: string): string {
  return text.replaceAll(AS_NUMBER, '$1 "string",');
}

/** Where in the description an operation's body stands; null where the description does not know it. */
function schemaPointer(document: Node, method: string, route: string, answer: number | null): string | null {
  const wanted = route.replace(/:\w+/g, '{}');
  const path = Object.keys(document.paths ?? {}).find((known) => known.replace(/\{\w+\}/g, '{}') === wanted);
  const operation = path === undefined ? undefined : document.paths?.[path]?.[method.toLowerCase()];
  const part = answer === null ? ['requestBody'] : ['responses', String(answer)];
  const body = part.reduce<Node | undefined>((node, step) => node?.[step], operation);
  if (path === undefined || body?.content?.['application/json']?.schema === undefined) return null;
  const steps = ['paths', path, method.toLowerCase(), ...part, 'content', 'application/json', 'schema'];
  return `/${steps.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
}

// The keywords that only say "something below is wrong" say it twice.
function readable(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const own = errors.filter(({ keyword }) => !['if', 'allOf', 'oneOf', 'anyOf'].includes(keyword));
  return own.length > 0 ? own : errors;
}

function problemOf({ instancePath, keyword, params, message }: ErrorObject): Problem {
  const steps = instancePath
    .split('/')
    .slice(1)
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  const path = keyword === 'required' ? [...steps, params.missingProperty as string] : steps;
  if (keyword === 'required') return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
  if (keyword === 'maxLength' || keyword === 'maxItems') {
    return { path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${params.limit} or fewer in length.` };
  }
  if (keyword === 'minLength' || keyword === 'minItems') {
    return { path, code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${params.limit} or more in length.` };
  }
  if (keyword === 'enum') {
    return {
      path,
      code: 'BASE_TYPE_CHOICES',
      message: `Value must be one of {${params.allowedValues.join(', ')}}.`,
    };
  }
  return {
    path,
    code: `DESCRIPTION_${keyword.toUpperCase()}`,
    message: message ?? 'does not fit the description',
  };
}
