// The registered commands: for everyone and for single servers, within the numbers that Discord allows.
import {
  type APIApplicationCommand,
  type APIApplicationCommandOption,
  ApplicationCommandType,
} from 'discord-api-types/v10';
import { MOST_OF_KIND } from './limits/commands.ts';
import { type Fields, fieldsOf, itemsOf } from './limits/form.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

export type Commands = readonly APIApplicationCommand[];

/** The commands of one scope: `global`, or a server's id. */
export interface Scope {
  all(): Commands;
  /** The command with this id; refused with 10063 where there is none. */
  one(id: string | undefined): APIApplicationCommand;
  /** A body as the command it makes: the one of the same name and kind keeps its id. */
  made(body: Fields): APIApplicationCommand;
  /** Changes a command, keeping its id. */
  changed(before: APIApplicationCommand, body: Fields): APIApplicationCommand;
  /** Puts these in place of all; refused with 30032 or 30034 where they are too many. */
  replace(commands: Commands): Commands;
}

const CREATES_A_DAY = 200;
const DAY_MS = 86_400_000;

/** The scopes of a world; each counts the commands created in the last day. */
export function createRegistry(world: World): (name: string) => Scope {
  const created = new Map<string, readonly number[]>();

  function countCreates(scope: string, fresh: number): void {
    const now = world.clock.now();
    const recent = (created.get(scope) ?? []).filter((at) => now - at < DAY_MS);
    const message = `Max number of daily application command creates has been reached (${CREATES_A_DAY})`;
    if (recent.length + fresh > CREATES_A_DAY) throw new Refusal(400, 30034, message);
    created.set(scope, [...recent, ...Array<number>(fresh).fill(now)]);
  }

  return (scope) => {
    const all = () => world.commands.get(scope) ?? [];
    return {
      all,
      one(id) {
        const found = all().find((command) => command.id === id);
        if (found === undefined) throw new Refusal(404, 10063, 'Unknown application command');
        return found;
      },
      made(body) {
        const type = body.type ?? ApplicationCommandType.ChatInput;
        const before = all().find((command) => command.name === body.name && command.type === type);
        return storedCommand(world, scope, body, before);
      },
      changed: (before, body) => storedCommand(world, scope, { ...fieldsOf(before), ...body }, before),
      replace(commands) {
        requireNumbers(commands);
        countCreates(scope, commands.filter(({ id }) => !all().some((known) => known.id === id)).length);
        world.commands.set(scope, commands);
        return commands;
      },
    };
  };
}

function requireNumbers(commands: Commands): void {
  for (const [kind, most] of MOST_OF_KIND) {
    if (commands.filter(({ type }) => type === kind).length > most) {
      throw new Refusal(400, 30032, `Maximum number of application commands reached (${most})`);
    }
  }
}

/** A command as Discord keeps it: every default spelled out, the id kept from the version before. */
function storedCommand(
  world: World,
  scope: string,
  body: Fields,
  before?: APIApplicationCommand,
): APIApplicationCommand {
  const chat = (body.type ?? ApplicationCommandType.ChatInput) === ApplicationCommandType.ChatInput;
  const options = itemsOf(body.options).map((option) => storedOption(fieldsOf(option)));
  const permissions = body.default_member_permissions;
  const everywhere = { contexts: body.contexts ?? null, dm_permission: body.dm_permission ?? true };
  return {
    id: before?.id ?? world.nextId(),
    application_id: world.applicationId,
    version: world.nextId(),
    type: body.type ?? ApplicationCommandType.ChatInput,
    name: body.name,
    name_localizations: body.name_localizations ?? null,
    description: chat ? body.description : '',
    description_localizations: body.description_localizations ?? null,
    default_member_permissions: permissions == null ? null : String(permissions),
    nsfw: body.nsfw === true,
    integration_types: body.integration_types ?? [0],
    ...(scope === 'global' ? everywhere : { guild_id: scope }),
    ...(options.length > 0 ? { options } : {}),
  } as unknown as APIApplicationCommand;
}

// Discord leaves out what is false or null in an option.
function storedOption(option: Fields): APIApplicationCommandOption {
  const said = Object.entries(option).filter(([, value]) => value !== false && value !== null);
  const inside = itemsOf(option.options).map((one) => storedOption(fieldsOf(one)));
  const nested = option.options === undefined ? {} : { options: inside };
  return { ...Object.fromEntries(said), ...nested } as unknown as APIApplicationCommandOption;
}
