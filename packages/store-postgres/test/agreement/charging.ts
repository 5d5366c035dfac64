import { spanOf } from '@csms/store';
import fc from 'fast-check';
import {
  all,
  amount,
  calls,
  few,
  lists,
  record,
  removals,
  type Story,
  stationId,
  text,
  time,
  token,
  transactionId,
  uid,
  whole,
  word,
} from './operations.js';

const seqNo = fc.oneof(
  { weight: 8, arbitrary: fc.nat(3) },
  { weight: 1, arbitrary: fc.constantFrom(-1, 2 ** 31 - 1, Number.MAX_SAFE_INTEGER) },
);
const sampledValue = record(
  {
    value: fc.oneof(amount, word),
    measurand: fc.constantFrom('Energy.Active.Import.Register', 'SoC'),
    unit: fc.constantFrom('Wh', ''),
    context: word,
    location: fc.constant('Outlet'),
  },
  { phase: fc.constantFrom('L1', 'L1-N') },
);
const reading = record({ id: text('r1', 'r2', 'r3'), at: time, sampledValues: few(sampledValue) });
const registers = fc
  .tuple(record({ wh: amount, at: time, seqNo }), fc.constantFrom(1 as const, 2 as const))
  .map(([value, rank]) => spanOf(value, rank));
const authorization = record(
  { status: fc.constantFrom('Accepted', 'Accepted', 'Invalid') },
  {
    groupId: text('G', 'g'),
    cacheExpiresAt: time,
    language: fc.constantFrom('de', ''),
    evseIds: few(whole),
    exclusive: fc.boolean(),
  },
);
const kind = fc.constantFrom('started' as const, 'updated' as const, 'ended' as const);
const ocppVersion = fc.constantFrom('1.6', '2.0.1');
const event = record(
  { stationId, transactionId, kind, at: time, seqNo, ocppVersion, readings: few(reading) },
  {
    receivedAt: time,
    token,
    authorization,
    evseId: whole,
    connectorId: whole,
    chargingState: fc.constantFrom('Charging', 'Idle', ''),
    remoteStartId: whole,
    reservationId: whole,
    tariffId: word,
    stoppedReason: word,
    isAhead: fc.boolean(),
    registers,
  },
);
const start = event.map((each) => ({ ...each, kind: 'started' as const }));
const cost = record(
  { tariffId: word, currency: fc.constant('EUR'), total: amount, exclVat: amount, lines: fc.constant([]) },
  { inclVat: amount },
);

const transactions: Story = {
  name: 'transactions',
  writes: fc.oneof(
    calls('transactions', 'record', event),
    calls('transactions', 'record', event),
    calls('transactions', 'record', start),
    calls('transactions', 'claimStart', start, record({ key: word, messageId: word })),
    calls(
      'transactions',
      'appendMeterValues',
      stationId,
      transactionId,
      few(reading),
      record({ ocppVersion }, { evseId: whole }),
    ),
    calls(
      'transactions',
      'recordCost',
      stationId,
      transactionId,
      cost,
      record({ startedAt: time }, { endedAt: time, energyWh: amount }),
    ),
    calls(
      'transactions',
      'assumeEnd',
      stationId,
      transactionId,
      record({ at: time, assumedAt: time, seqNo }, { registers }),
    ),
    calls('transactions', 'removeReadings', time, all),
    calls('transactions', 'removeEnded', time, all),
    removals,
  ),
  reads: [
    ...[{}, { active: true }, { stationId: 'CS1', tokenUid: 'TAG' }, { tokenUid: 'b', active: false }].map(
      (filter) => ({ part: 'transactions', method: 'list', args: [filter], isList: true }) as const,
    ),
    ...lists('transactions', 'listReadings', 'T1'),
    ...lists('transactions', 'listReadings', 'T2'),
  ],
};

const evseId = whole;
const schedule = record(
  {
    unit: fc.constantFrom('A' as const, 'W' as const),
    periods: few(record({ startS: whole }, { limit: amount })),
  },
  { startsAt: time, durationS: whole },
);
const purpose = fc.constantFrom('TxProfile', 'TxDefaultProfile');
const source = fc.constantFrom('CSO', 'EMS');
const profile = record(
  {
    profileId: whole,
    stackLevel: fc.nat(1),
    purpose,
    kind: word,
    schedules: few(schedule),
    evseId,
    source,
    at: time,
  },
  { validFrom: time, transactionId },
);
const criteria = record(
  {},
  { profileIds: few(whole), evseId, purposes: few(purpose), stackLevel: fc.nat(1), sources: few(source) },
);

const profiles: Story = {
  name: 'charging profiles and limits',
  writes: fc.oneof(
    calls(
      'chargingProfiles',
      'recordInstalled',
      stationId,
      few(profile),
      fc.option(record({ criteria, at: time }), { nil: undefined }),
    ),
    calls('chargingProfiles', 'recordRemoved', stationId, criteria, time),
    calls(
      'chargingLimits',
      'record',
      stationId,
      record({ evseId, source, schedules: few(schedule), at: time }),
    ),
    calls('chargingLimits', 'recordRemoved', stationId, record({ source }, { evseId }), time),
    removals,
  ),
  reads: [...lists('chargingProfiles'), ...lists('chargingLimits')],
};

const end = record(
  { status: fc.constantFrom('consumed' as const, 'cancelled' as const, 'expired' as const), at: time },
  { transactionId },
);
const reservations: Story = {
  name: 'reservations',
  writes: fc.oneof(
    calls(
      'reservations',
      'record',
      stationId,
      record({ reservationId: whole, token, expiresAt: time, reservedAt: time }, { evseId }),
    ),
    calls('reservations', 'recordEnd', stationId, whole, end),
    removals,
  ),
  reads: [...lists('reservations', 'list', new Date(Date.UTC(2026, 0, 1, 12, 3)))],
};

const version = fc.nat(3);
const entry = record(
  { uid, status: fc.constantFrom('Accepted', 'Blocked') },
  { type: word, groupId: word, expiresAt: time },
);
const update = record({
  version,
  at: time,
  kind: fc.constantFrom('full' as const, 'differential' as const),
  entries: few(entry),
  removed: few(uid),
});
const localLists: Story = {
  name: 'local lists',
  writes: fc.oneof(
    calls('localLists', 'recordUpdate', stationId, update),
    calls(
      'localLists',
      'recordVersion',
      stationId,
      record({ version: fc.integer({ min: -1, max: 3 }), at: time }),
    ),
    calls('localLists', 'recordFailure', stationId, record({ version, at: time })),
    removals,
  ),
  reads: [...lists('localLists', 'listEntries'), { part: 'localLists', method: 'find', args: ['CS1'] }],
};

/** What stations and operators do about charging. */
export const chargingStories: readonly Story[] = [transactions, profiles, reservations, localLists];
