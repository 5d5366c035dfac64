// A gateway whose stations say nothing, which tells its port and, whenever it is asked, how much memory it takes.
import { createHash } from 'node:crypto';
import { createGateway } from '@csms/gateway';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { createInProcessTransport } from '@csms/transport';
import { password } from './password.js';

const { gc } = globalThis;
if (!gc) throw new Error('expected node --expose-gc');
const passwordSha256 = createHash('sha256').update(password).digest('base64');
const transport = createInProcessTransport();
// As managers do: what no one hears is kept, to be told again.
await transport.listen({ kind: 'connection' }, () => {});
const gateway = createGateway({
  transport,
  protocols: [ocpp16, ocpp201],
  lookUpStation: async () => ({ securityProfile: 1, passwordSha256, anyUsername: false }),
});
const { port } = await gateway.listen({ host: '127.0.0.1', port: 0 });

process.on('message', () => {
  // What one collection frees lets the next one free more.
  gc();
  gc();
  process.send?.(process.memoryUsage.rss());
});
process.once('disconnect', () => void gateway.close());
process.send?.(port);
