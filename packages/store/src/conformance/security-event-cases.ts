import { maxSecurityEvents, type SecurityEvent } from '../security-events.js';
import type { Store } from '../store.js';
import { assertSame } from './assertions.js';
import { at } from './builders.js';
import type { ConformanceCase } from './conformance-case.js';
import { copyCases } from './copy-cases.js';
import { eventLogCases } from './event-log-cases.js';

function aSecurityEvent(fields: Partial<SecurityEvent> = {}): SecurityEvent {
  return { id: 'e-1', type: 'SettingSystemTime', at: at(0), receivedAt: at(1), ...fields };
}

const list = ({ securityEvents }: Store) => securityEvents.list('CP-1', { limit: 10 });

/** What a store of security events does. */
export const securityEventCases: readonly ConformanceCase[] = [
  {
    name: 'securityEvents.record: keeps all of the event',
    async run(store) {
      const bare = aSecurityEvent();
      const full = aSecurityEvent({
        id: 'e-2',
        at: at(-9_999),
        receivedAt: at(2),
        techInfo: 'clock was at 1970',
      });
      await store.securityEvents.record('CP-1', bare);
      await store.securityEvents.record('CP-1', full);
      assertSame((await list(store)).items, [full, bare]);
    },
  },
  ...eventLogCases({
    name: 'securityEvents',
    max: maxSecurityEvents,
    record: ({ securityEvents }, stationId, id, minute, techInfo) =>
      securityEvents.record(stationId, aSecurityEvent({ id, receivedAt: at(minute), techInfo })),
    list: ({ securityEvents }, stationId, page) => securityEvents.list(stationId, page),
    async texts({ securityEvents }, stationId) {
      const { items } = await securityEvents.list(stationId, { limit: 10 });
      return items.map(({ techInfo }) => techInfo);
    },
  }),
  ...copyCases({
    name: 'securityEvents.record',
    input: () => aSecurityEvent(),
    write: ({ securityEvents }, event) => securityEvents.record('CP-1', event),
    read: [list],
  }),
];
