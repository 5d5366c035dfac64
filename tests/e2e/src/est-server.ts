import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Authority, pkcs7 } from '@csms/test-pki';

/** An EST server (RFC 7030), as the Open Plug & Charge Protocol has it. */
export interface EstServer {
  readonly url: string;
  /** How many certificates it has signed. */
  readonly signed: () => number;
  close(): void;
}

/** Starts an EST server that signs whatever it is asked to by whoever has the token. */
export async function startEstServer(authority: Authority, token: string): Promise<EstServer> {
  let signed = 0;

  function enroll(csr: string): Buffer {
    signed++;
    const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${csr}\n-----END CERTIFICATE REQUEST-----\n`;
    return pkcs7([authority.sign(pem, { commonName: 'SECC' })]);
  }

  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { url = '', headers } = request;
      if (headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
      const answer = url.startsWith('/cpo/simpleenroll/') ? enroll(body) : pkcs7([authority]);
      return response.end(answer.toString('base64'));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signed: () => signed,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
