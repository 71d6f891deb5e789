// One client's connection: hello, identify or resume, heartbeats, and every reason to close it.
import { GatewayCloseCodes as Close, GatewayIntentBits, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { RawData, WebSocket } from 'ws';
import { type Fields, fieldsOf, itemsOf } from '../limits/form.ts';
import { fullMember } from '../shapes.ts';
import { announce } from '../world.ts';
import type { Host } from './gateway.ts';
import { deliver, type Line, RESUMABLE_MS, replay, type Session } from './sessions.ts';

const ALL_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (all, bit) => (typeof bit === 'number' ? all | bit : all),
  0,
);
const PRIVILEGED =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;
const MOST_PER_MINUTE = 120;

const REASONS: Readonly<Record<number, string>> = {
  [Close.UnknownOpcode]: 'Unknown opcode.',
  [Close.DecodeError]: 'Error while decoding payload.',
  [Close.NotAuthenticated]: 'Not authenticated.',
  [Close.AuthenticationFailed]: 'Authentication failed.',
  [Close.AlreadyAuthenticated]: 'Already authenticated.',
  [Close.InvalidSeq]: 'Invalid sequence.',
  [Close.RateLimited]: 'Rate limited.',
  [Close.InvalidShard]: 'Invalid shard.',
  [Close.InvalidIntents]: 'Invalid intent(s).',
  [Close.DisallowedIntents]: 'Disallowed intent(s).',
};

interface Message {
  readonly op: unknown;
  readonly d: Fields;
}

interface Connection {
  readonly host: Host;
  readonly line: Line;
  session: Session | null;
  readonly received: number[];
}

/** Talks with one client until either hangs up. */
export function serveConnection(host: Host, socket: WebSocket, line: Line): void {
  const connection: Connection = { host, line, session: null, received: [] };
  line.send({ op: Op.Hello, d: { heartbeat_interval: host.heartbeatMs, _trace: [] } });
  // A cut connection is an ordinary event here; `close` follows and does what there is to do.
  socket.on('error', () => line.cut());
  socket.on('message', (data) => receive(connection, data));
  socket.on('close', (code) => {
    const { session } = connection;
    if (session === null || session.line !== line) return;
    session.line = null;
    session.lostAt = host.world.clock.now();
    // Clients that say goodbye properly give their session up.
    if (code === 1000 || code === 1001) host.sessions.delete(session.id);
  });
}

function receive(connection: Connection, data: RawData): void {
  const message = decode(data);
  const wrong = isTooMuch(connection)
    ? Close.RateLimited
    : message === null
      ? Close.DecodeError
      : act(connection, message);
  if (wrong !== null) refuse(connection, wrong, message);
}

/** Does what a client's message asks for; returns the code to close with where it may not be asked. */
function act(connection: Connection, { op, d }: Message): Close | null {
  const { host, line } = connection;
  // A session that op 9 took from this line may be resumed on it.
  const session = connection.session?.line === line ? connection.session : null;
  switch (op) {
    case Op.Heartbeat:
      if (!host.mischief.ignoreHeartbeats) line.send({ op: Op.HeartbeatAck });
      return null;
    case Op.Identify:
      return session === null ? identify(connection, d) : Close.AlreadyAuthenticated;
    case Op.Resume:
      return session === null ? resume(connection, d) : Close.AlreadyAuthenticated;
    case Op.PresenceUpdate:
    case Op.VoiceStateUpdate:
      return session === null ? Close.NotAuthenticated : null;
    case Op.RequestGuildMembers:
      return session === null ? Close.NotAuthenticated : sendMembers(host, session, d);
    default:
      return Close.UnknownOpcode;
  }
}

function identify(connection: Connection, d: Fields): Close | null {
  const { host, line } = connection;
  if (d.token !== host.world.token) return Close.AuthenticationFailed;
  const intents = Number(d.intents);
  if (!Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0) return Close.InvalidIntents;
  if ((intents & PRIVILEGED & ~host.world.grantedIntents) !== 0) return Close.DisallowedIntents;
  const [shard = 0, count = 1] = itemsOf(d.shard).map(Number);
  if (!(shard >= 0 && shard < count)) return Close.InvalidShard;
  connection.session = host.begin(intents, [shard, count], line);
  return null;
}

function resume(connection: Connection, d: Fields): Close | null {
  const { host, line } = connection;
  if (d.token !== host.world.token) return Close.AuthenticationFailed;
  const session = host.sessions.get(String(d.session_id));
  const away = session === undefined || session.lostAt === null ? 0 : host.world.clock.now() - session.lostAt;
  if (session === undefined || away > RESUMABLE_MS || host.mischief.refuseResume) {
    line.send({ op: Op.InvalidSession, d: false });
    return null;
  }
  const seq = Number(d.seq);
  if (!(seq >= 0 && seq <= session.sent.length)) return Close.InvalidSeq;
  connection.session = session;
  host.counts.resumed += 1;
  replay(session, seq, line);
  announce(host.world, { what: 'client resumed' });
  return null;
}

function sendMembers(host: Host, session: Session, d: Fields): null {
  const guild = host.world.guilds.get(String(d.guild_id));
  if (guild === undefined) return null;
  const ids = d.user_ids === undefined ? [...guild.members.keys()] : [d.user_ids].flat().map(String);
  const members = ids.filter((id) => guild.members.has(id)).map((id) => fullMember(host.world, guild, id));
  const chunk = { guild_id: guild.id, members, chunk_index: 0, chunk_count: 1, nonce: d.nonce };
  deliver(session, 'GUILD_MEMBERS_CHUNK', chunk);
  return null;
}

function isTooMuch({ host, received }: Connection): boolean {
  const now = host.world.clock.now();
  received.push(now);
  while (received[0]! <= now - 60_000) received.shift();
  return received.length > MOST_PER_MINUTE;
}

/** Closes the connection and keeps why, without the token. */
function refuse({ host, line }: Connection, code: Close, message: Message | null): void {
  const reason = REASONS[code] ?? 'Closed.';
  const body = message && { op: message.op, d: { ...message.d, token: undefined } };
  const about = { method: 'GATEWAY', path: '/', status: code, code, message: reason, problems: [], body };
  host.world.refusals.push({ ...about, ignored: false });
  line.close(code, reason);
}

function decode(data: RawData): Message | null {
  try {
    const message = fieldsOf(JSON.parse(String(data)));
    return { op: message.op, d: fieldsOf(message.d) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
