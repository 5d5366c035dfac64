import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createPki } from '@csms/test-pki';
import { afterAll, describe, expect, test } from 'vitest';
import { startRig } from './rig.js';

const pki = createPki();
afterAll(() => pki.remove());

const root = pki.root({ commonName: 'Server Root' });
const server = root.issue({
  commonName: 'csms.example',
  extendedKeyUsage: ['serverAuth'],
  extensions: ['subjectAltName=IP:127.0.0.1'],
});
const tls = { cert: server.pem, key: readFileSync(server.keyFile, 'utf8') };

describe('a connection that does not say in time who it is', () => {
  test.each([
    ['and says nothing', '', {}],
    ['but half of it', 'GET /ws/CP01 HTTP/1.1\r\nHost: x\r\n', {}],
    ['where TLS is spoken', '', { tls }],
  ])('is ended: one %s', async (_, said, encrypted) => {
    const rig = await startRig({ timing: { arrivalMs: 300 }, ...encrypted });
    const station = await rig.connect({ client: { ca: root.pem } });
    const { hostname, port } = new URL(rig.url);
    const socket = connect(Number(port), hostname);
    socket.write(said);
    socket.resume();
    await once(socket, 'close');
    expect(station.socket.readyState).toBe(station.socket.OPEN);
  });
});
