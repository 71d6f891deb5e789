// A member of the test Discord: types commands, presses buttons, writes messages, and sees what comes of it.
import {
  type APIApplicationCommandOptionChoice,
  type APIMessage,
  type APIUser,
  ChannelType,
  ComponentType,
} from 'discord-api-types/v10';
import { openPrivateChannel, startThread } from '../places.ts';
import type { Channel, Post, World } from '../world.ts';
import { sendModal, useCommand, useComponent, useMessageMenu } from './acts.ts';
import { type Said, type Saying, speak } from './chat.ts';
import { chooseIn, findButton } from './controls.ts';
import type { OptionValues } from './options.ts';
import type { Sight } from './sight.ts';

/** The choices offered while typing; `failed` where the app did not answer in time. */
export interface Suggestions {
  readonly choices: readonly APIApplicationCommandOptionChoice[];
  readonly milliseconds: number;
  readonly failed: boolean;
}

export interface Member {
  readonly id: string;
  readonly user: APIUser;
  /** Sends a slash command (`ask`, or with subcommands `daily set`); rejects where Discord's client would not send it. */
  slash(name: string, options?: OptionValues, where?: Channel): Promise<Sight>;
  /** Types into the last of `options` and sees what is suggested. */
  autocomplete(name: string, options: OptionValues, where?: Channel): Promise<Suggestions>;
  /** Presses the button with this label or custom id, on the message as it is now. */
  click(on: Sight | APIMessage, button: string): Promise<Sight>;
  /** Chooses by label or value, in the message's first select or in the one named. */
  select(on: Sight | APIMessage, chosen: string | readonly string[], customId?: string): Promise<Sight>;
  /** Fills a modal by label or custom id and submits it. */
  submitModal(modal: Sight, values: Readonly<Record<string, string | readonly string[]>>): Promise<Sight>;
  /** Uses an entry of a message's menu. */
  messageMenu(name: string, message: APIMessage): Promise<Sight>;
  /** Writes a message; its answer, if it gets one, can be waited for. */
  say(where: Channel, text: string, saying?: Saying): Said;
  /** The channel of direct messages with the bot. */
  directMessages(): Channel;
  /** A private channel with others, of which the bot is no part. */
  privateChannelWith(...others: readonly Member[]): Channel;
  startThread(parent: Channel, name: string): Channel;
  /** Installs the app for oneself, so that it goes along to private channels. */
  installApp(): void;
  /** Takes no direct messages of the bot any more. */
  closeDirectMessages(): void;
}

/** A member acting in `home` where no other channel is said. */
export function createMember(world: World, user: APIUser, home: Channel): Member {
  const { id } = user;
  return {
    id,
    user,
    async slash(name, options = {}, where = home) {
      return useCommand(world, id, where, name, options, null);
    },
    async autocomplete(name, options, where = home) {
      const sight = await useCommand(world, id, where, name, options, Object.keys(options).at(-1) ?? '');
      return { choices: sight.choices, milliseconds: sight.milliseconds, failed: sight.kind === 'failed' };
    },
    async click(on, button) {
      const post = currentPost(world, on);
      const { custom_id } = findButton(post.message, button);
      return useComponent(world, id, post, { custom_id, component_type: ComponentType.Button });
    },
    async select(on, chosen, customId) {
      const post = currentPost(world, on);
      const { select, values } = chooseIn(post.message, [chosen].flat(), customId);
      const { custom_id, type: component_type } = select;
      return useComponent(world, id, post, { custom_id, component_type, values, resolved: {} });
    },
    submitModal: async (modal, values) => sendModal(world, id, modal, values),
    messageMenu: async (name, message) => useMessageMenu(world, id, name, message),
    say: (where, text, saying = {}) => speak(world, id, where, text, saying),
    directMessages: () => openPrivateChannel(world, ChannelType.DM, [world.bot.id, id]),
    privateChannelWith(...others) {
      const type = others.length === 1 ? ChannelType.DM : ChannelType.GroupDM;
      return openPrivateChannel(world, type, [id, ...others.map((other) => other.id)]);
    },
    startThread: (parent, name) => startThread(world, parent, name, id),
    installApp: () => void world.userInstalls.add(id),
    closeDirectMessages: () => void world.closedDoors.add(id),
  };
}

/** The message as it is now: buttons may have changed since it was first seen. */
function currentPost(world: World, on: Sight | APIMessage): Post {
  const message = 'kind' in on ? on.message : on;
  if (message === null)
    throw new Error(`There is no message here, but: ${(on as Sight).kind} ${(on as Sight).text}`);
  const post = world.posts.get(message.id);
  if (post === undefined) throw new Error('This message was deleted.');
  return post;
}
