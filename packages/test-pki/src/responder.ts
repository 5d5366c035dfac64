import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Authority } from './authority.js';

/** An OCSP request as it arrived, and where its answer goes. */
export interface OcspExchange {
  /** The authority whose address was asked. */
  readonly authority: Authority;
  /** DER. */
  readonly request: Buffer;
  readonly response: ServerResponse;
}

/** An OCSP responder over HTTP on a free loopback port, whose answers OpenSSL makes. */
export interface Responder {
  /** Such as `127.0.0.1:20123`. */
  readonly host: string;
  /** How many requests have arrived. */
  readonly requests: number;
  /** Where the certificates that an authority issued are asked for. */
  urlOf(authority: Authority): string;
  /** Answers in another way from now on; as it should with nothing given. */
  behave(behaviour?: (exchange: OcspExchange) => unknown): void;
  /** Ends every connection and stops. */
  close(): Promise<void>;
}

/** Starts a responder. */
export async function startResponder(): Promise<Responder> {
  const authorities: Authority[] = [];
  let behave: (exchange: OcspExchange) => unknown = answer;
  let requests = 0;

  async function take(message: IncomingMessage, response: ServerResponse): Promise<void> {
    requests += 1;
    const request = await buffer(message);
    const authority = authorities[Number(message.url?.slice(1))];
    if (authority) behave({ authority, request, response });
    else response.writeHead(404).end();
  }

  const server = createServer((message, response) => void take(message, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    get requests() {
      return requests;
    },
    urlOf(authority) {
      if (!authorities.includes(authority)) authorities.push(authority);
      return `http://${host}/${authorities.indexOf(authority)}`;
    },
    behave(behaviour = answer) {
      behave = behaviour;
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer({ authority, request, response }: OcspExchange): void {
  response.setHeader('content-type', 'application/ocsp-response');
  response.end(authority.answerOcsp(request));
}
