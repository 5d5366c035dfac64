// The floor: a subscriber that reads nothing and answers every call with the same text.
import { connectAsync } from 'mqtt';
import { prefixes } from './prefixes.js';

const answer = JSON.stringify({
  type: 3,
  action: 'StartTransaction',
  id: '00000000-0000-4000-8000-000000000000',
  response: { transactionId: 1, idTagInfo: { status: 'Accepted' } },
});

const client = await connectAsync(process.argv[2] as string, { protocolVersion: 5 });
client.on('message', (topic) => {
  client.publish(topic.replace('/in/', '/out/'), answer, { qos: 0 });
});
await client.subscribeAsync(`$share/manager/${prefixes.floor}/in/+/+`, { qos: 0 });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.send?.('ready');
process.once('disconnect', () => client.end(true));
