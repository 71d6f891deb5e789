// Routes that register commands: for everyone or for one server, one by one or all at once.
import type { APIApplicationCommand } from 'discord-api-types/v10';
import { type ApiRequest, NOTHING, ok, type Route } from '../http/route.ts';
import { commandListProblems, commandProblems } from '../limits/commands.ts';
import { fieldsOf, itemsOf } from '../limits/form.ts';
import { Refusal } from '../refusal.ts';
import { createRegistry, type Scope } from '../registry.ts';
import type { World } from '../world.ts';

export function commandRoutes(world: World): readonly Route[] {
  const registry = createRegistry(world);
  const scopeOf = ({ params: { application, guild } }: ApiRequest): Scope => {
    if (application !== world.applicationId) throw new Refusal(404, 10002, 'Unknown Application');
    if (guild === undefined) return registry('global');
    if (!world.guilds.get(guild)?.members.has(world.bot.id)) throw new Refusal(403, 50001, 'Missing Access');
    return registry(guild);
  };
  return [
    ...routesOf('/applications/:application/commands', scopeOf),
    ...routesOf('/applications/:application/guilds/:guild/commands', scopeOf),
  ];
}

function routesOf(path: string, scopeOf: (request: ApiRequest) => Scope): readonly Route[] {
  const one = `${path}/:command`;
  return [
    { method: 'GET', path, handle: (request) => ok(listed(scopeOf(request).all(), request.query)) },
    { method: 'PUT', path, handle: (request) => putAll(scopeOf(request), request) },
    { method: 'POST', path, handle: (request) => create(scopeOf(request), request) },
    { method: 'GET', path: one, handle: (request) => ok(scopeOf(request).one(request.params.command)) },
    { method: 'PATCH', path: one, handle: (request) => change(scopeOf(request), request) },
    {
      method: 'DELETE',
      path: one,
      handle(request) {
        const scope = scopeOf(request);
        const { id } = scope.one(request.params.command);
        scope.replace(scope.all().filter((known) => known.id !== id));
        return NOTHING;
      },
    },
  ];
}

function putAll(scope: Scope, { read }: ApiRequest) {
  const bodies = itemsOf(read(commandListProblems)).map(fieldsOf);
  return ok(scope.replace(bodies.map((body) => scope.made(body))));
}

function create(scope: Scope, { read }: ApiRequest) {
  const command = scope.made(fieldsOf(read((body) => commandProblems([], fieldsOf(body)))));
  const others = scope.all().filter(({ id }) => id !== command.id);
  const isNew = others.length === scope.all().length;
  scope.replace([...others, command]);
  return ok(command, isNew ? 201 : 200);
}

function change(scope: Scope, { params, read }: ApiRequest) {
  const before = scope.one(params.command);
  const body = read((given) => commandProblems([], { ...fieldsOf(before), ...fieldsOf(given) }));
  const command = scope.changed(before, fieldsOf(body));
  scope.replace(scope.all().map((known) => (known.id === before.id ? command : known)));
  return ok(command);
}

/** Translations are told only where they are asked for. */
function listed(commands: readonly APIApplicationCommand[], query: URLSearchParams): unknown {
  return query.get('with_localizations') === 'true' ? commands : withoutTranslations(commands);
}

function withoutTranslations(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTranslations);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !key.endsWith('_localizations'));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutTranslations(inner)]));
}
