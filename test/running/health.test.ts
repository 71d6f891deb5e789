// Health and metrics over HTTP, and what is counted.
import { register as globalRegistry } from 'prom-client';
import { expect, it, onTestFinished } from 'vitest';
import {
  createMetrics,
  type Health,
  type HealthServer,
  type Metrics,
  serveHealth,
} from '../../src/discord/health.ts';

const LOOPBACK = { host: '127.0.0.1', port: 0 };

async function serve(health: () => Health, metrics: Metrics = createMetrics()): Promise<HealthServer> {
  const server = await serveHealth(LOOPBACK, { version: '1.2.3', metrics, health });
  onTestFinished(server.close);
  return server;
}

it.each([
  { gateway: true, archive: true, status: 200 },
  { gateway: false, archive: true, status: 503 },
  { gateway: true, archive: false, status: 503 },
  { gateway: false, archive: false, status: 503 },
])('gateway $gateway, archive $archive: $status', async ({ gateway, archive, status }) => {
  const { url } = await serve(() => ({ gateway, archive }));
  const response = await fetch(`${url}/healthz`);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/json');
  expect(await response.json()).toEqual({ gateway, archive, version: '1.2.3' });
});

it('tells the state of the moment', async () => {
  let gateway = false;
  const { url } = await serve(() => ({ gateway, archive: true }));
  expect((await fetch(`${url}/healthz`)).status).toBe(503);
  gateway = true;
  expect((await fetch(`${url}/healthz?verbose`, { method: 'HEAD' })).status).toBe(200);
});

it('counts how interactions ended, how long they took, and lost connections', async () => {
  const metrics = createMetrics();
  metrics.handled({ command: 'ask', outcome: 'answer', milliseconds: 20 });
  metrics.handled({ command: 'ask', outcome: 'none', milliseconds: 500 });
  metrics.handled({ command: 'paper', outcome: 'answer', milliseconds: 2 });
  metrics.reconnecting();
  const { url } = await serve(() => ({ gateway: true, archive: true }), metrics);
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split('\n');
  for (const line of [
    'paperboy_answers_total{kind="answer"} 2',
    'paperboy_answers_total{kind="none"} 1',
    'paperboy_interaction_seconds_bucket{le="0.01",command="ask"} 0',
    'paperboy_interaction_seconds_bucket{le="0.03",command="ask"} 1',
    'paperboy_interaction_seconds_bucket{le="1",command="ask"} 2',
    'paperboy_interaction_seconds_sum{command="ask"} 0.52',
    'paperboy_interaction_seconds_count{command="paper"} 1',
    'paperboy_gateway_reconnects_total 1',
  ])
    expect(lines).toContain(line);
  expect(lines.some((line) => /^process_resident_memory_bytes \d+$/.test(line))).toBe(true);
});

it('counts nothing for others', async () => {
  createMetrics().handled({ command: 'ask', outcome: 'answer', milliseconds: 1 });
  expect(await createMetrics().registry.metrics()).not.toContain('kind="answer"');
  expect(await globalRegistry.getMetricsAsJSON()).toEqual([]);
});

it('knows no other path, and is only read', async () => {
  const { url } = await serve(() => ({ gateway: true, archive: true }));
  for (const path of ['/', '/healthz/x', '/constructor', '//healthz'])
    expect((await fetch(`${url}${path}`)).status, path).toBe(404);
  expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(405);
});

it('rejects where the port is taken, and frees it when closed', async () => {
  const metrics = createMetrics();
  const told = { version: '1.2.3', metrics, health: () => ({ gateway: true, archive: true }) };
  const first = await serveHealth(LOOPBACK, told);
  const port = Number(new URL(first.url).port);
  await expect(
    serveHealth({ ...LOOPBACK, port }, { ...told, metrics: createMetrics() }),
  ).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
  await first.close();
  const second = await serveHealth({ ...LOOPBACK, port }, { ...told, metrics: createMetrics() });
  expect(second.url).toBe(first.url);
  await second.close();
});
