// What all commands' definitions have in common, and their options: written once, so that they cannot drift apart.
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';

/** Servers, direct messages with the bot and private channels; installed to a server or to a member. */
export const everywhere = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** For those who manage a server, in the server. */
export const managersOnly = {
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

/** A slash command for everyone. Discord falls back to "en-US" for other languages where it is explicit. */
export function slashCommand(
  name: string,
  description: string,
  options: readonly (APIApplicationCommandBasicOption | APIApplicationCommandSubcommandOption)[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    ...named(name, description),
    options: [...options],
    ...everywhere,
  } as RESTPostAPIChatInputApplicationCommandsJSONBody;
}

export function subcommand(
  name: string,
  description: string,
  options: readonly APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return {
    type: ApplicationCommandOptionType.Subcommand,
    ...named(name, description),
    options: [...options],
  };
}

interface TextOption {
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly longest: number;
}

export function textOption(
  name: string,
  description: string,
  { required = false, autocomplete = false, longest }: TextOption,
): APIApplicationCommandBasicOption {
  const common = {
    type: ApplicationCommandOptionType.String as const,
    ...named(name, description),
    required,
    min_length: 1,
    max_length: longest,
  };
  return autocomplete ? { ...common, autocomplete: true } : common;
}

export function yesNoOption(name: string, description: string): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    ...named(name, description),
    required: false,
  };
}

/** Text channels and announcement channels. */
export function channelOption(
  name: string,
  description: string,
  required: boolean,
): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.Channel,
    ...named(name, description),
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
    required,
  };
}

export function roleOption(name: string, description: string): APIApplicationCommandBasicOption {
  return { type: ApplicationCommandOptionType.Role, ...named(name, description), required: false };
}

function named(name: string, description: string) {
  return {
    name,
    name_localizations: { 'en-US': name },
    description,
    description_localizations: { 'en-US': description },
  };
}
