// The gateway: takes connections, keeps sessions, and tells each what its intents let it know.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { GatewayTrouble, Mischief } from '../misbehave.ts';
import { applicationShape } from '../routes/identity.ts';
import { guildShape } from '../shapes.ts';
import { eventOf } from '../visibility.ts';
import { announce, type Guild, type World } from '../world.ts';
import { serveConnection } from './connection.ts';
import { createLine } from './line.ts';
import { concerns, createSession, deliver, type Line, type Session } from './sessions.ts';

export interface GatewayOptions {
  readonly world: World;
  readonly mischief: Mischief;
  readonly heartbeatMs: number;
  readonly url: () => string;
}

export interface Gateway {
  readonly sessions: Map<string, Session>;
  /** How often clients identified, and how often they resumed. */
  readonly counts: { identified: number; resumed: number };
  makeTrouble(trouble: GatewayTrouble): void;
  close(): void;
}

/** What a connection may do to the gateway. */
export interface Host extends GatewayOptions {
  readonly sessions: Map<string, Session>;
  readonly counts: { identified: number; resumed: number };
  begin(intents: number, shard: readonly [number, number], line: Line): Session;
}

/** Attaches the gateway to an HTTP server. */
export function createGateway(server: Server, options: GatewayOptions): Gateway {
  const { world, mischief } = options;
  const sessions = new Map<string, Session>();
  const counts = { identified: 0, resumed: 0 };
  const begin: Host['begin'] = (intents, shard, line) => {
    const session = createSession(crypto.randomUUID().replaceAll('-', ''), intents, shard, line);
    sessions.set(session.id, session);
    counts.identified += 1;
    greet(options, session);
    announce(world, { what: 'client connected' });
    return session;
  };
  const host: Host = { ...options, sessions, counts, begin };
  const sockets = new WebSocketServer({ noServer: true });
  const lines = new Set<Line>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const compress =
        new URL(request.url ?? '/', 'http://discord.invalid').searchParams.get('compress') === 'zlib-stream';
      const line = createLine(socket, stream, compress);
      lines.add(line);
      socket.on('close', () => lines.delete(line));
      serveConnection(host, socket, line);
    });
  });

  world.changes.on('change', (change) => {
    for (const session of sessions.values()) {
      const event = eventOf(world, change, session.intents);
      if (event === null || !concerns(session, event)) continue;
      const cut = mischief.cutNextEvent && session.line !== null;
      if (cut) mischief.cutNextEvent = false;
      deliver(session, event.t, event.d, cut);
    }
  });

  return {
    sessions,
    counts,
    makeTrouble: (trouble) => makeTrouble(trouble, mischief, sessions),
    close() {
      for (const line of lines) line.cut();
      sockets.close();
    },
  };
}

function makeTrouble(trouble: GatewayTrouble, mischief: Mischief, sessions: Map<string, Session>): void {
  if (trouble.ignoreHeartbeats) mischief.ignoreHeartbeats = true;
  if (trouble.refuseResume) mischief.refuseResume = true;
  if (trouble.dropSocket === 'within the next event') mischief.cutNextEvent = true;
  const { invalidateSession: invalid } = trouble;
  for (const session of [...sessions.values()]) {
    const { line } = session;
    if (trouble.dropSocket === 'now') line?.cut();
    if (trouble.askToReconnect) line?.send({ op: 7, d: null });
    if (trouble.closeWith !== undefined) line?.close(trouble.closeWith, 'asked for by a test');
    if (invalid === undefined) continue;
    if (!invalid.resumable) sessions.delete(session.id);
    line?.send({ op: 9, d: invalid.resumable });
    session.line = null;
  }
}

/** READY, and then each of the bot's servers, as Discord greets a new session. */
function greet({ world, url }: GatewayOptions, session: Session): void {
  const isShards = ({ id }: Guild) => concerns(session, { t: '', d: null, guildId: id });
  const guilds = [...world.guilds.values()].filter(
    (guild) => guild.members.has(world.bot.id) && isShards(guild),
  );
  deliver(session, 'READY', {
    v: 10,
    user: { ...world.bot, verified: true, mfa_enabled: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    resume_gateway_url: url(),
    shard: session.shard,
    application: { id: world.applicationId, flags: applicationShape(world).flags },
    private_channels: [],
  });
  if (!(session.intents & 1)) return;
  for (const guild of guilds) deliver(session, 'GUILD_CREATE', guildShape(world, guild));
}
