// Discord's published description of its HTTP API → what is wrong with a body, told by the component that is wrong.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

export interface Described {
  /** What Discord's description has against the body of a new message; empty where nothing. */
  problemsOf(body: unknown): readonly string[];
  /** The same for the data of a modal. */
  modalProblemsOf(modal: unknown): readonly string[];
}

// "One of these kinds" fails with the errors of all kinds: what is wrong is told by the innermost component's own.
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
  const narrowed = (kinds: ReadonlyMap<number, string>, component: Component): readonly string[] => {
    const kind = kinds.get(component.type);
    if (kind === undefined) return [`a component of type ${component.type} is not expected`];
    const all = problemsIn(kind, component);
    const inner = all.length === 0 ? [] : componentsIn(component).flatMap((each) => narrowed(kinds, each));
    return inner.length > 0 ? inner : all;
  };
  const problemsWith = (schema: string, kinds: ReadonlyMap<number, string>, value: unknown) => {
    const all = problemsIn(schema, value);
    const inner = all.length === 0 ? [] : componentsIn(value).flatMap((each) => narrowed(kinds, each));
    return inner.length > 0 ? inner : all;
  };
  return {
    problemsOf: (body) => problemsWith('MessageCreateRequest', MESSAGE_KINDS, body),
    modalProblemsOf: (modal) => problemsWith('ModalInteractionCallbackRequestData', MODAL_KINDS, modal),
  };
}

interface Component {
  readonly type: number;
}

/** The components right below a value. */
function componentsIn(value: unknown): readonly Component[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value)
    .flat()
    .filter((child): child is Component => typeof child?.type === 'number');
}
