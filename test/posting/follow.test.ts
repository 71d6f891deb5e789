// /follow, through the real dispatcher: what is set up, shown and stopped, and what is refused.
import { PermissionFlagsBits as Bits } from 'discord.js';
import { expect, it } from 'vitest';
import type { OptionValues } from '../discord/members/options.ts';
import { plain, setStage } from './command-stage.ts';

const stage = setStage();
const start = (more: OptionValues = {}) =>
  stage.admin.slash('follow start', { channel: stage.discord.general.id, ...more });
const kept = () => stage.store.follows.get(stage.discord.guild.id);

it('begins with what comes after the newest issue, shows where, changes it, and stops', async () => {
  const { discord, admin } = stage;
  expect((await admin.slash('follow show')).text).toContain('New issues are not announced in this server');
  expect((await admin.slash('follow stop')).text).toContain('New issues are not announced in this server');
  const role = discord.addRole('readers', { mentionable: true });
  const begun = await start({ role: role.id });
  expect(begun).toMatchObject({ ephemeral: true });
  expect(plain(begun.text)).toContain(
    `**From now on** I announce new issues in <#${discord.general.id}>, with a ping of <@&${role.id}>: those after the issue of 2023-06-25`,
  );
  expect(begun.message).toMatchObject({ mention_roles: [], mention_everyone: false });
  const server = discord.guild.id;
  const place = { server, channel: discord.general.id, role: role.id, announced: '2023-06-25' };
  expect(await kept()).toEqual(place);
  expect(plain((await admin.slash('follow show')).text)).toContain(
    `I announce new issues in <#${discord.general.id}>, with a ping of <@&${role.id}>. The last one known here is that of 2023-06-25`,
  );
  const other = discord.addChannel('other');
  await start({ channel: other.id });
  expect(await kept()).toEqual({ ...place, channel: other.id, role: null });
  const stopped = await admin.slash('follow stop');
  expect(stopped).toMatchObject({ ephemeral: true });
  expect(stopped.text).toContain('I announce no more issues in this server.');
  expect(await kept()).toBeUndefined();
});

it.each([
  ['View Channel', Bits.ViewChannel],
  ['Send Messages', Bits.SendMessages],
  ['Embed Links', Bits.EmbedLinks],
  ['Read Message History', Bits.ReadMessageHistory],
])('names %s where it is lacking, and changes nothing', async (name, bits) => {
  await start();
  const before = await kept();
  const closed = stage.discord.addChannel('closed');
  stage.discord.deny(closed, bits);
  const seen = await start({ channel: closed.id });
  // Discord tells nothing of a channel that Paperboy can't see.
  const refusals = bits === Bits.ViewChannel ? [50001] : [];
  expect(stage.discord.takeRefusals().map(({ code }) => code)).toEqual(refusals);
  expect(plain(seen.text)).toContain(`**${name}**`);
  expect(seen.ephemeral).toBe(true);
  expect(await kept()).toEqual(before);
});

it('needs a permission for a role that not everyone may mention, and never pings everyone', async () => {
  const role = stage.discord.addRole('closed', { mentionable: false });
  expect(plain((await start({ role: role.id })).text)).toContain(
    '**Mention @everyone, @here and All Roles**',
  );
  expect((await start({ role: stage.discord.guild.id })).text).toContain('I never ping everyone');
  expect(await kept()).toBeUndefined();
});

it('is offered to those who manage the server alone', async () => {
  const member = stage.discord.member('member');
  await expect(member.slash('follow show')).rejects.toThrow('not offered to this member');
});
