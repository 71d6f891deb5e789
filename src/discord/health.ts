// How it goes, for whoever watches: counted in metrics for Prometheus, and told over HTTP with the state of health.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Handled } from './log.ts';

export interface Metrics {
  handled(handled: Pick<Handled, 'command' | 'outcome' | 'milliseconds'>): void;
  /** The gateway's connection was lost, and is being made again. */
  reconnecting(): void;
  readonly registry: Registry;
}

/** An answer is expected within 30 ms, and Discord waits 3 seconds for the first sign of one. */
const buckets = [0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];

/** Metrics with a registry of their own, all at zero. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const answers = new Counter({
    name: 'paperboy_answers_total',
    help: 'Interactions and questions in chat by how they ended: answer, unsure, none, page, …',
    labelNames: ['kind'],
    registers,
  });
  const seconds = new Histogram({
    name: 'paperboy_interaction_seconds',
    help: 'From the arrival of an interaction to the last thing sent for it.',
    labelNames: ['command'],
    buckets,
    registers,
  });
  const reconnects = new Counter({
    name: 'paperboy_gateway_reconnects_total',
    help: "How often the gateway's connection was lost and made again.",
    registers,
  });
  return {
    handled({ command, outcome, milliseconds }) {
      answers.inc({ kind: outcome });
      seconds.observe({ command }, milliseconds / 1000);
    },
    reconnecting: () => reconnects.inc(),
    registry,
  };
}

/** What must hold for members to be answered. */
export interface Health {
  readonly gateway: boolean;
  readonly archive: boolean;
}

export interface HealthServer {
  /** `http://127.0.0.1:9090`, with the port that was found free where 0 was asked for. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves `/healthz` (200 where all is well, else 503) and `/metrics`, those of the process among them.
 * Rejects where it can't listen there, with the system's error.
 */
export async function serveHealth(
  at: { readonly host: string; readonly port: number },
  told: { readonly version: string; readonly metrics: Metrics; readonly health: () => Health },
): Promise<HealthServer> {
  const { registry } = told.metrics;
  collectDefaultMetrics({ register: registry });
  const routes: Readonly<Record<string, (response: ServerResponse) => Promise<void> | void>> = {
    '/healthz': (response) => {
      const { gateway, archive } = told.health();
      const status = gateway && archive ? 200 : 503;
      send(
        response,
        status,
        'application/json',
        `${JSON.stringify({ gateway, archive, version: told.version })}\n`,
      );
    },
    '/metrics': async (response) => send(response, 200, registry.contentType, await registry.metrics()),
  };
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/, '');
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) send(response, 404, 'text/plain', 'Ask for /healthz or /metrics.\n');
    else if (request.method !== 'GET' && request.method !== 'HEAD')
      send(response, 405, 'text/plain', 'Only GET and HEAD.\n');
    else await route(response);
  });
  await listen(server, at);
  const { address, family, port } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () => close(server),
  };
}

function send(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text);
}

function listen(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
