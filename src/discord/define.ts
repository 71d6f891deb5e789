// What all commands' definitions have in common, and their options: written once, so that they cannot drift apart.
import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
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

/** A slash command for everyone. Discord falls back to "en-US" for other languages where it is explicit. */
export function slashCommand(
  name: string,
  description: string,
  options: readonly APIApplicationCommandBasicOption[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    name_localizations: { 'en-US': name },
    description,
    description_localizations: { 'en-US': description },
    options: [...options],
    ...everywhere,
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
    name,
    name_localizations: { 'en-US': name },
    description,
    description_localizations: { 'en-US': description },
    required,
    min_length: 1,
    max_length: longest,
  };
  return autocomplete ? { ...common, autocomplete: true } : common;
}

export function yesNoOption(name: string, description: string): APIApplicationCommandBasicOption {
  return {
    type: ApplicationCommandOptionType.Boolean,
    name,
    name_localizations: { 'en-US': name },
    description,
    description_localizations: { 'en-US': description },
    required: false,
  };
}
