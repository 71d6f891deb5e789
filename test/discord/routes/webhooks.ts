// Routes of an interaction's token, for 15 minutes: the original answer, follow-ups, and changes to either.
import { type APIMessage, MessageFlags } from 'discord-api-types/v10';
import { type ApiRequest, NOTHING, ok, type Reply, type Route } from '../http/route.ts';
import { GUEST_FOLLOW_UPS, type Interaction, interactionOfToken, isGuest } from '../interactions.ts';
import { overloads } from '../limits/components.ts';
import { fieldsOf } from '../limits/form.ts';
import { messageProblems } from '../limits/messages.ts';
import { createPost, editPost } from '../posting.ts';
import { Refusal } from '../refusal.ts';
import { dropPost, type Post, type World } from '../world.ts';
import { draftOf } from './callbacks.ts';

const TOKEN = '/webhooks/:application/:token';
const RATE = { requests: 5, seconds: 5 };

export function webhookRoutes(world: World): readonly Route[] {
  const find = ({ params }: ApiRequest): Interaction => {
    if (params.application !== world.applicationId) throw new Refusal(404, 10015, 'Unknown Webhook');
    return interactionOfToken(world, params.token!);
  };
  const shared = { auth: false, rate: RATE } as const;
  const follow: Route = {
    ...shared,
    method: 'POST',
    path: TOKEN,
    handle: (request) => followUp(world, find(request), request),
  };
  const ofMessage = (path: string): readonly Route[] => [
    {
      ...shared,
      method: 'GET',
      path,
      handle: (request) => ok(messageOf(world, find(request), request).message),
    },
    { ...shared, method: 'PATCH', path, handle: (request) => edit(world, find(request), request) },
    {
      ...shared,
      method: 'DELETE',
      path,
      handle(request) {
        dropPost(world, messageOf(world, find(request), request));
        return NOTHING;
      },
    },
  ];
  // The published description knows `@original` as a route of its own.
  return [follow, ...ofMessage(`${TOKEN}/messages/@original`), ...ofMessage(`${TOKEN}/messages/:message`)];
}

function followUp(world: World, interaction: Interaction, request: ApiRequest): Reply {
  const body = fieldsOf(request.read((given) => messageProblems([], fieldsOf(given), null)));
  refuseOverload(body.components);
  const thinking = interaction.originalId === null ? undefined : world.posts.get(interaction.originalId);
  if (thinking !== undefined && isLoading(thinking.message)) {
    // The first follow-up of a deferred answer becomes that answer.
    return ok(editPost(world, thinking, body, 'users', request.uploads).message);
  }
  if (isGuest(interaction) && interaction.followUps >= GUEST_FOLLOW_UPS) {
    throw new Refusal(400, 40094, 'This interaction has reached the maximum number of follow-up messages');
  }
  interaction.followUps += 1;
  const draft = draftOf(world, interaction, body);
  const original = interaction.originalId;
  const metadata = {
    ...interaction.metadata,
    ...(original === null ? {} : { original_response_message_id: original }),
  };
  const extra = { ...draft.extra, interaction_metadata: metadata };
  return ok(createPost(world, { ...draft, extra, uploads: request.uploads }).message);
}

function edit(world: World, interaction: Interaction, request: ApiRequest): Reply {
  const post = messageOf(world, interaction, request);
  const body = fieldsOf(request.read((given) => messageProblems([], fieldsOf(given), post.message)));
  refuseOverload(body.components);
  return ok(editPost(world, post, body, 'users', request.uploads).message);
}

function messageOf(world: World, interaction: Interaction, { params }: ApiRequest): Post {
  const id = params.message === undefined ? interaction.originalId : params.message;
  const post = world.posts.get(id ?? '');
  const own = post?.interactionId === interaction.wire.id || post?.message.id === interaction.originalId;
  if (post === undefined || !own) throw new Refusal(404, 10008, 'Unknown Message');
  return post;
}

function refuseOverload(components: unknown): void {
  if (overloads(components)) throw new Refusal(500, 0, '500: Internal Server Error');
}

function isLoading(message: APIMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}
