import { once } from 'node:events';
import { createServer, type ServerHttp2Stream } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { type ExportedSpan, readSpans } from './otlp-spans.js';

/** A collector of traces. */
export interface Collector {
  /** `127.0.0.1:1234`, as a MaEVe manager's file names one. */
  readonly addr: string;
  /** What was exported. */
  readonly spans: readonly ExportedSpan[];
  close(): Promise<void>;
}

/** Starts a collector that takes traces by OTLP over gRPC without TLS, and keeps what it is sent. */
export async function startCollector(): Promise<Collector> {
  const spans: ExportedSpan[] = [];
  const sockets = new Set<Socket>();
  const server = createServer();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('stream', (stream, headers) => {
    void take(stream, String(headers[':path'])).then((exported) => spans.push(...exported));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    addr: `127.0.0.1:${port}`,
    spans,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Takes a unary call of gRPC: five bytes, of which four are the length, then the message. */
async function take(stream: ServerHttp2Stream, path: string): Promise<readonly ExportedSpan[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  const isTraces = path === '/opentelemetry.proto.collector.trace.v1.TraceService/Export';
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': isTraces ? '0' : '12' }));
  // An empty message is a success.
  stream.end(Buffer.alloc(5));
  return isTraces ? readSpans(Buffer.concat(chunks).subarray(5)) : [];
}
