// Discord's published description, where DISCORD_OPENAPI names it: what it finds, told of the branch that was meant.
import { beforeAll, describe, expect, test } from 'vitest';
import { narrowUnions } from './http/narrow.ts';
import { type ApiDescription, loadDescription } from './http/openapi.ts';
import { problemLine } from './refusal.ts';

const FILE = process.env.DISCORD_OPENAPI;

describe.runIf(FILE)('the description', () => {
  let description: ApiDescription;
  beforeAll(() => {
    description = loadDescription(FILE!);
  });
  const found = (method: string, route: string, body: unknown) =>
    description.check(method, route, body).map(problemLine);

  test('finds nothing wrong with a good message, and each wrong field of a bad one', () => {
    const send = (body: unknown) => found('POST', '/channels/:channel/messages', body);
    const button = { type: 2, style: 1, label: 'Next', custom_id: 'next' };
    const section = { type: 9, components: [{ type: 10, content: 'a' }], accessory: button };
    expect(send({ flags: 1 << 15, components: [{ type: 17, components: [section] }] })).toEqual([]);
    expect(send({ content: 5 })).toEqual(['content[DESCRIPTION_TYPE]: must be string,null']);
    expect(
      send({ components: [{ type: 17, components: [{ ...section, accessory: { ...button, style: 9 } }] }] }),
    ).toEqual([
      'components[0].components[0].accessory.style[BASE_TYPE_CHOICES]: Value must be one of {1, 2, 3, 4, 5, 6}.',
    ]);
    expect(send({ components: [{ type: 99 }] })).toEqual([
      'components[0].type[BASE_TYPE_CHOICES]: Value must be one of {1, 17, 13, 12, 9, 14, 10}.',
    ]);
    expect(send({ components: [{ type: 17 }] })).toEqual([
      'components[0].components[BASE_TYPE_REQUIRED]: This field is required',
    ]);
  });

  test('checks a callback by its type, and a command by the types of its options', () => {
    const callback = (body: unknown) => found('POST', '/interactions/:interaction/:token/callback', body);
    expect(callback({ type: 4, data: { content: 'x' } })).toEqual([]);
    expect(callback({ type: 9, data: { custom_id: 'm', title: '', components: [] } })).toEqual([
      'data.title[BASE_TYPE_MIN_LENGTH]: Must be 1 or more in length.',
      'data.components[BASE_TYPE_MIN_LENGTH]: Must be 1 or more in length.',
    ]);
    const commands = (body: unknown) => found('PUT', '/applications/:application/commands', body);
    expect(commands([{ name: 'a', description: 'b', default_member_permissions: '8' }])).toEqual([]);
    expect(commands([{ name: 'a', description: 'b', options: [{ type: 3, name: 'c' }] }])).toEqual([
      '[0].options[0].description[BASE_TYPE_REQUIRED]: This field is required',
    ]);
  });

  test('knows nothing of routes that it does not describe', () => {
    expect(found('POST', '/nowhere', { anything: 1 })).toEqual([]);
    expect(found('GET', '/channels/:channel', undefined)).toEqual([]);
  });

  test('finds mistakes in answers, too', () => {
    description.checkReply('GET', '/gateway', { status: 200, body: { url: 'wss://a.b' } });
    expect(description.mistakes).toEqual([]);
    description.checkReply('GET', '/gateway/bot', { status: 200, body: { url: 'wss://a.b' } });
    expect(description.mistakes).toHaveLength(1);
  });
});

test('a union is decided by `type` where every branch has one, and only then', () => {
  const branch = (type: number) => ({ type: 'object', properties: { type: { enum: [type] } } });
  const schemas = { A: branch(1), B: branch(2), C: { type: 'string' } };
  const narrow = (union: object) =>
    narrowUnions({ components: { schemas }, union: union as never }).union as Record<string, unknown>;
  const refs = (...names: string[]) => names.map((name) => ({ $ref: `#/components/schemas/${name}` }));
  expect(narrow({ oneOf: refs('A', 'B') })).toMatchObject({
    allOf: [{ properties: { type: { enum: [1, 2] } } }],
  });
  expect(narrow({ oneOf: [{ type: 'null' }, ...refs('A')] })).toEqual({
    if: { type: 'null' },
    else: refs('A')[0],
  });
  expect(narrow({ oneOf: [{ const: 1 }, { const: 2 }] })).toEqual({ enum: [1, 2] });
  expect(narrow({ oneOf: refs('A', 'C') })).toEqual({ oneOf: refs('A', 'C') });
});
