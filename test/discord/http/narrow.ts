// Makes Discord's description readable when it says no: a union is decided by `type` first, so that one branch complains and not ten.
type Schema = { readonly [key: string]: unknown };

/** The whole description with every union that `type` (or null) decides rewritten; nothing else is changed. */
export function narrowUnions(document: Schema): Schema {
  const schemas = ((document.components as Schema).schemas ?? {}) as Record<string, Schema>;
  const walk = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, value]) => [key, walk(value)]);
    return rewrite(Object.fromEntries(entries) as Schema, schemas);
  };
  return walk(document) as Schema;
}

function rewrite(schema: Schema, schemas: Record<string, Schema>): Schema {
  const { oneOf, anyOf, ...rest } = schema;
  const branches = (oneOf ?? anyOf) as readonly Schema[] | undefined;
  if (!Array.isArray(branches)) return schema;
  if (branches.every((branch) => 'const' in branch))
    return { ...rest, enum: branches.map((branch) => branch.const) };
  const isNull = (branch: Schema) => branch.type === 'null';
  const others = branches.filter((branch) => !isNull(branch));
  const decided = others.length === 1 ? others[0]! : byType(others, schemas);
  if (decided === null) return schema;
  if (others.length === branches.length) return { ...rest, allOf: [decided] };
  return { ...rest, if: { type: 'null' }, else: decided };
}

/** The union as one `if` per branch, or null where `type` does not tell the branches apart. */
function byType(branches: readonly Schema[], schemas: Record<string, Schema>): Schema | null {
  const typed = branches.map((branch) => [typesOf(branch, schemas), branch] as const);
  if (typed.some(([types]) => types === null)) return null;
  const all = typed.flatMap(([types]) => types!);
  if (new Set(all).size !== all.length) return null;
  const cases = typed.map(([types, branch]) => ({
    if: { properties: { type: { enum: types } }, required: ['type'] },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: branch,
  }));
  return { type: 'object', required: ['type'], properties: { type: { enum: all } }, allOf: cases };
}

function typesOf(branch: Schema, schemas: Record<string, Schema>): readonly unknown[] | null {
  const name = typeof branch.$ref === 'string' ? branch.$ref.split('/').at(-1)! : null;
  const target = name === null ? branch : schemas[name];
  const type = (target?.properties as Schema | undefined)?.type as Schema | undefined;
  return Array.isArray(type?.enum) ? type.enum : null;
}
