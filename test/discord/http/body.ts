// Reads a request's body: JSON, or a form with `payload_json` and files.
import type { IncomingMessage } from 'node:http';
import type { Upload } from '../posting.ts';
import { Refusal } from '../refusal.ts';

const MOST_BYTES = 25 * 2 ** 20;
const MOST_BYTES_OF_FILE = 10 * 2 ** 20;

export interface ReadBody {
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

/** The body of a request; `json` is undefined where there is none. Refused with 50109 or 40005 where it is no JSON or too large. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (bytes.length > MOST_BYTES) throw new Refusal(413, 40005, 'Request entity too large');
  if (bytes.length === 0) return { json: undefined, uploads: [] };
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { json: parse(bytes.toString('utf8')), uploads: [] };
}

async function readForm(bytes: Buffer, type: string): Promise<ReadBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const files = [...form.entries()].flatMap(([, value]) => (value instanceof File ? [value] : []));
  if (files.some(({ size }) => size > MOST_BYTES_OF_FILE))
    throw new Refusal(413, 40005, 'Request entity too large');
  return {
    json: typeof payload === 'string' ? parse(payload) : {},
    uploads: files.map(({ name, size }) => ({ name, size })),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refusal(400, 50109, `The request body contains invalid JSON. (${error})`);
  }
}
