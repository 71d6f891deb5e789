// Discord's published description of its HTTP API → what is wrong with a body, told by the component that is wrong.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

export interface Described {
  /** What Discord's description has against the body of a new message; empty where nothing. */
  problemsOf(body: unknown): readonly string[];
  /** The same for the data of a modal. */
  modalProblemsOf(modal: unknown): readonly string[];
}

// Each kind has a description of its own, so that an error is told once, and not by every kind that it isn't.
const MESSAGE_KINDS = new Map([
  [1, 'ActionRowComponentForMessageRequest'],
  [2, 'ButtonComponentForMessageRequest'],
  [3, 'StringSelectComponentForMessageRequest'],
  [10, 'TextDisplayComponentForMessageRequest'],
  [14, 'SeparatorComponentForMessageRequest'],
  [17, 'ContainerComponentForMessageRequest'],
]);
const MODAL_KINDS = new Map([
  [4, 'TextInputComponentForModalRequest'],
  [18, 'LabelComponentForModalRequest'],
]);

/** @param file the description; undefined or empty where there is none. */
export function readDescription(file: string | undefined): Described | undefined {
  if (!file) return undefined;
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ ...JSON.parse(readFileSync(file, 'utf8')), $id: 'discord' });
  const problemsIn = (schema: string, value: unknown): readonly string[] => {
    const validate = ajv.getSchema(`discord#/components/schemas/${schema}`);
    if (validate === undefined) return [`${schema} is not described`];
    validate(value);
    return (validate.errors ?? []).map(({ instancePath, message }) => `${schema}${instancePath} ${message}`);
  };
  const narrowed = (schema: string, kinds: ReadonlyMap<number, string>, value: unknown) => {
    const all = problemsIn(schema, value);
    if (all.length === 0) return [];
    const own = [...componentsIn(value)].flatMap((component) => {
      const kind = kinds.get(component.type);
      return kind === undefined ? [`a component of type ${component.type}`] : problemsIn(kind, component);
    });
    const precise = own.filter((problem) => !/ must match|must be equal to one of/.test(problem));
    return precise.length > 0 ? precise : all;
  };
  return {
    problemsOf: (body) => narrowed('MessageCreateRequest', MESSAGE_KINDS, body),
    modalProblemsOf: (modal) => narrowed('ModalInteractionCallbackRequestData', MODAL_KINDS, modal),
  };
}

function* componentsIn(value: unknown): Generator<{ readonly type: number }> {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'number') yield value as { readonly type: number };
  for (const child of Object.values(value)) yield* componentsIn(child);
}
