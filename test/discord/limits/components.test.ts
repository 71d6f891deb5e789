// Every limit of Components V2, just met and just passed, and the flag that cannot be taken back.
import { expect, test } from 'vitest';
import { call } from '../call.ts';
import { bothWays, button, type Case, many, messageCases, of, rows, text, v2, type Wire } from './cases.ts';

const section = (over: object = {}) => ({ type: 9, components: [text('a')], accessory: button(), ...over });
const container = (...components: object[]) => ({ type: 17, components });
const fourEach = (count: number) =>
  many(count, (i) =>
    section({ components: [text('a'), text('b')], accessory: button({ custom_id: `${i}` }) }),
  );
const LEGACY = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2';
const CASES: readonly Case[] = [
  [
    '40 components, nested ones too',
    v2(container(...many(39, () => text('x')))),
    v2(container(...many(38, () => text('x'))), text('y'), text('z')),
    'components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]',
  ],
  [
    'an accessory counts',
    v2(...fourEach(10)),
    v2(...fourEach(10), text('x')),
    'components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]',
  ],
  [
    '4,000 characters in all',
    v2(text(of(2000)), text(of(2000))),
    v2(text(of(2000)), text(of(2001))),
    'components[COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]',
  ],
  ['a text of something', v2(text('a')), v2(text('')), 'components[0].content[BASE_TYPE_BAD_LENGTH]'],
  [
    '3 texts of a section',
    v2(section({ components: many(3, () => text('a')) })),
    v2(section({ components: many(4, () => text('a')) })),
    'components[0].components[BASE_TYPE_BAD_LENGTH]',
  ],
  [
    'a section’s accessory',
    v2(section()),
    v2(section({ accessory: undefined })),
    'components[0].accessory[BASE_TYPE_REQUIRED]',
  ],
  [
    'only what a container holds',
    v2(container(text('a'))),
    v2(container(container(text('a')))),
    'components[0].components[0][UNION_TYPE_CHOICES]',
  ],
  [
    'components of V2 only with its flag',
    v2(text('a')),
    { components: [text('a')] },
    'components[0][UNION_TYPE_CHOICES]',
  ],
  ['no content beside them', v2(text('a')), { ...v2(text('a')), content: 'x' }, `content[${LEGACY}]`],
  [
    'no embeds beside them',
    v2(text('a')),
    { ...v2(text('a')), embeds: [{ title: 't' }] },
    `embeds[${LEGACY}]`,
  ],
];

bothWays((wire) => {
  messageCases(wire, CASES);

  test('the size at which Discord fails with a bare 500', async () => {
    // 3,386 characters of three bytes and one text display are 10,158 + 12 bytes: exactly the limit.
    expect(await wire.send(v2(text(of(3386, '論'))))).toMatchObject({ status: 200 });
    expect(await wire.send(v2(text(`${of(3386, '論')}x`)))).toMatchObject({ status: 500, body: { code: 0 } });
  });

  test('an error has the shape of Discord’s', async () => {
    const { body } = await wire.send(rows(button({ label: of(81) })));
    const wrong = { code: 'BASE_TYPE_MAX_LENGTH', message: 'Must be 80 or fewer in length.' };
    const errors = { components: { 0: { components: { 0: { label: { _errors: [wrong] } } } } } };
    expect(body).toEqual({ message: 'Invalid Form Body', code: 50035, errors });
  });

  test('the flag is for good, and takes the place of content', async () => {
    const made = await messagePath(wire, v2(text('a')));
    expect(await edit(wire, made, { components: [text('b')] })).toEqual([]);
    expect(await edit(wire, made, { content: 'x' })).toEqual([`content[${LEGACY}]`]);
    expect(await edit(wire, made, { flags: 0, components: [text('b')] })).toContain(
      'components[0][UNION_TYPE_CHOICES]',
    );
    expect(await edit(wire, made, { flags: 0, components: [] })).toEqual([
      'flags[MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG]',
    ]);
    const plain = await messagePath(wire, { content: 'x' });
    expect(await edit(wire, plain, v2(text('b')))).toEqual([`content[${LEGACY}]`]);
    expect(await edit(wire, plain, { ...v2(text('b')), content: null })).toEqual([]);
  });
});

async function messagePath(wire: Wire, body: object): Promise<string> {
  const { id } = (await wire.send(body)).body as unknown as { id: string };
  return `/channels/${wire.discord().general.id}/messages/${id}`;
}

/** The problems of an edit; none where it was done. */
async function edit(wire: Wire, path: string, body: object): Promise<readonly string[]> {
  wire.discord().clock.advance(1_000);
  const { status } = await call(wire.discord(), 'PATCH', path, body);
  return status === 200 ? [] : wire.problems();
}
