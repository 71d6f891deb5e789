// A plain request to the test Discord, past discord.js.
import type { Discord } from './server.ts';

/** A request past discord.js, with the bot's token unless another header is given. */
export async function call(
  discord: Discord,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<{
  status: number;
  body: Record<string, never> & { message: string; code: number };
  headers: Headers;
}> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = { 'content-type': 'application/json', authorization: `Bot ${discord.token}`, ...headers };
  const response = await fetch(`${discord.api}/v10${path}`, { method, headers: type, ...json });
  const text = await response.text();
  return { status: response.status, body: text === '' ? {} : JSON.parse(text), headers: response.headers };
}
