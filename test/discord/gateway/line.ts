// One connection as messages: JSON out and in, compressed where the client asked, and able to break half-way.
import type { Duplex } from 'node:stream';
import { constants, createDeflate } from 'node:zlib';
import type { WebSocket } from 'ws';
import type { Line } from './sessions.ts';

/** A line over a web socket. `stream` is the connection beneath it, which a test may cut. */
export function createLine(socket: WebSocket, stream: Duplex, compress: boolean): Line {
  const write = compress ? deflating(socket) : (text: string) => socket.send(text);
  return {
    send(payload) {
      if (socket.readyState === socket.OPEN) write(JSON.stringify(payload));
    },
    cutAfter(payload) {
      stream.write(halfAFrame(JSON.stringify(payload)), () => stream.destroy());
    },
    close(code, reason) {
      socket.close(code, reason);
    },
    cut() {
      stream.destroy();
    },
  };
}

/** Discord's `zlib-stream`: one stream for the whole connection, flushed after each message. */
function deflating(socket: WebSocket): (text: string) => void {
  const deflate = createDeflate();
  let chunks: Buffer[] = [];
  let ready: Promise<void> = Promise.resolve();
  deflate.on('data', (chunk: Buffer) => chunks.push(chunk));
  return (text) => {
    ready = ready.then(
      () =>
        new Promise((resolve) => {
          deflate.write(text);
          deflate.flush(constants.Z_SYNC_FLUSH, () => {
            if (socket.readyState === socket.OPEN) socket.send(Buffer.concat(chunks));
            chunks = [];
            resolve();
          });
        }),
    );
  };
}

// A web socket frame that announces the whole text and brings the first half (RFC 6455, section 5.2).
function halfAFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(10);
  header[0] = 0x81;
  header[1] = 127;
  header.writeBigUInt64BE(BigInt(payload.length), 2);
  return Buffer.concat([header, payload.subarray(0, Math.floor(payload.length / 2))]);
}
