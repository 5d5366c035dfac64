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
  uid,
  whole,
  word,
} from './operations.js';

const authentication = record(
  { securityProfile: fc.constantFrom(1 as const, 2 as const, 3 as const), anyUsername: fc.boolean() },
  { passwordSha256: fc.constantFrom('pw1', 'pw2') },
);
const registrationStatus = fc.constantFrom('Accepted' as const, 'Pending' as const, 'Rejected' as const);
const callId = text('c1', 'c2', 'c3');
const passwordSha256 = fc.constantFrom('pw1', 'pw2', 'pw3');
const change = fc.oneof(
  record({ kind: fc.constant('password_sent' as const), callId, passwordSha256 }),
  record({ kind: fc.constant('password_taken' as const), callId }),
  record({ kind: fc.constant('password_taken_at_boot' as const), callId, at: time }),
  record({ kind: fc.constant('password_refused' as const), callId }),
  record({
    kind: fc.constant('profile_asked' as const),
    securityProfile: fc.constantFrom(1 as const, 2 as const, 3 as const),
  }),
);
const state = record(
  {
    evseId: whole,
    connectorId: whole,
    status: fc.constantFrom('Available' as const, 'Faulted' as const),
    at: time,
  },
  { errorCode: word, info: word },
);
const boot = record({ ocppVersion: word, vendor: word, model: word, at: time }, { reason: word });
const connection = record({ connected: fc.boolean(), connectionId: word, gatewayId: word, at: time });

const stations: Story = {
  name: 'stations',
  writes: fc.oneof(
    calls('stations', 'register', stationId, record({ authentication }, { registrationStatus })),
    calls('stations', 'registerUnknown', stationId, authentication),
    calls('stations', 'changeAuthentication', stationId, change),
    calls('stations', 'setRegistrationStatus', stationId, registrationStatus),
    calls('stations', 'setMessageRecording', stationId, fc.option(time, { nil: undefined })),
    calls('stations', 'recordBoot', stationId, boot, registrationStatus),
    calls('stations', 'recordConnectorStatus', stationId, state),
    calls('stations', 'recordConnection', stationId, connection),
    calls(
      'stations',
      'recordSeen',
      few(fc.tuple(stationId, time)).map((seen) => new Map(seen)),
    ),
    removals,
  ),
  reads: [
    { part: 'stations', method: 'list', args: [], isList: true },
    ...lists('stations', 'listConnectorHistory', { evseId: 1, connectorId: 1 }),
    ...['CS1', 'cs1', '\u0000'].map(
      (id) => ({ part: 'stations', method: 'findAdmission', args: [id] }) as const,
    ),
  ],
};

const aToken = record(
  {
    countryCode: word,
    partyId: word,
    type: fc.constantFrom('RFID' as const, 'APP_USER' as const),
    uid,
    contractId: word,
    issuer: word,
    valid: fc.boolean(),
    cacheMode: fc.constantFrom('ALWAYS' as const, 'NEVER' as const),
    lastUpdated: time,
  },
  { groupId: word, expiresAt: time, allowedPlaces: few(record({ stationId }, { evseIds: few(whole) })) },
);
const tokens: Story = {
  name: 'tokens',
  writes: fc.oneof(
    calls('tokens', 'set', aToken),
    calls('tokens', 'remove', uid),
    calls('tokens', 'find', uid),
    removals,
  ),
  reads: [{ part: 'tokens', method: 'list', args: [], isList: true }],
};

const newCall = record(
  {
    callId,
    stationId,
    action: word,
    request: fc.constantFrom({}, { a: ['\u0000', 0.1] }),
    createdAt: time,
    expiresAt: time,
  },
  { ocppVersion: word, requestedBy: word },
);
const outcome = fc.oneof(
  record({ status: fc.constant('Answered' as const), response: fc.constantFrom({}, { b: null }) }),
  record({ status: fc.constant('Refused' as const), error: record({ code: word, description: word }) }),
  record({ status: fc.constantFrom('NotConnected' as const, 'TimedOut' as const) }),
);
const callsToStations: Story = {
  name: 'calls',
  writes: fc.oneof(
    calls('calls', 'create', newCall),
    calls('calls', 'create', newCall),
    calls('calls', 'markSent', stationId, callId),
    calls('calls', 'complete', stationId, callId, outcome, time),
    calls('calls', 'removeCompleted', time, all),
    removals,
  ),
  reads: lists('calls'),
};

const wanted = fc.oneof(
  record({ kind: fc.constant('setting' as const), name: text('S', 's', 'R'), value: word }),
  record({ kind: fc.constant('trigger' as const), message: fc.constant('BootNotification' as const) }),
  record({ kind: fc.constant('unlisting' as const), uid }),
  record({ kind: fc.constant('call' as const), callId, action: word, request: fc.constant({}) }),
);
const attempt = fc.integer({ min: 1, max: 3 });
const workOutcome = fc.oneof(
  record(
    { attempt, wanted, status: fc.constantFrom('Accepted' as const, 'Failed' as const), at: time },
    { reason: word, isSecret: fc.boolean() },
  ),
  record({ attempt, wanted, status: fc.constant('Pending' as const), dueAt: time, wasAsked: fc.boolean() }),
);
const work: Story = {
  name: 'what stations are to be brought to',
  writes: fc.oneof(
    calls('stationWork', 'request', stationId, few(wanted), time),
    calls('stationWork', 'settle', record({ stationId, claim: attempt }), few(workOutcome)),
    calls('stationWork', 'wake', stationId, time),
    calls('stationWork', 'countDue', time, all),
    // Stations on which something has been due since one time come in any order.
    calls('stationWork', 'claimDue', time, time, all).map((claim) => ({ ...claim, isUnordered: true })),
    removals,
  ),
  reads: lists('stationWork', 'list', ['setting', 'trigger', 'unlisting', 'call']),
};

const at = time;
const key = record(
  { key: text('Key', 'key'), isKnown: fc.boolean(), at },
  { value: word, change: record({ rebootRequired: fc.boolean(), at }) },
);
const component = record({ name: text('C', 'c') }, { instance: text('i', 'I'), evseId: whole });
const variable = record({ name: text('V', 'v') });
const type = fc.constantFrom('Actual' as const, 'Target' as const);
const attribute = record(
  {
    type,
    mutability: fc.constant('ReadWrite' as const),
    isPersistent: fc.boolean(),
    isConstant: fc.boolean(),
  },
  { value: word },
);
const part = <Item>(item: fc.Arbitrary<Item>) =>
  record(
    {
      requestId: whole,
      seqNo: fc.integer({ min: -1, max: 2 }),
      isLast: fc.boolean(),
      at,
      receivedAt: at,
      items: few(item),
    },
    { isComplete: fc.boolean(), askedAt: at },
  );
const monitor = record({
  monitorId: whole,
  component,
  variable,
  type: word,
  value: amount,
  severity: whole,
  isInTransactionOnly: fc.boolean(),
});
const reports: Story = {
  name: 'what stations report of themselves',
  writes: fc.oneof(
    calls('configuration', 'record', stationId, few(key)),
    calls(
      'deviceModel',
      'recordReportPart',
      stationId,
      part(record({ component, variable, attributes: few(attribute) })),
    ),
    calls(
      'deviceModel',
      'recordValues',
      stationId,
      few(record({ component, variable, type }, { value: word })),
      at,
    ),
    calls('variableMonitors', 'recordReportPart', stationId, part(monitor)),
    calls('variableMonitors', 'record', stationId, few(monitor), at),
    calls('variableMonitors', 'clear', stationId, few(whole), at),
    calls('variableMonitors', 'clearBefore', stationId, at),
    removals,
  ),
  reads: [...lists('configuration'), ...lists('deviceModel'), ...lists('variableMonitors')],
};

const evKey = record({ stationId, requestId: word });
const evCertificates: Story = {
  name: 'contract certificates for EVs',
  writes: fc.oneof(
    calls('evCertificates', 'claim', evKey, time, time),
    calls('evCertificates', 'answer', evKey, word),
    calls('evCertificates', 'fail', evKey),
    removals,
  ),
  reads: [],
};

/** What stations and operators do besides. */
export const stationStories: readonly Story[] = [
  stations,
  tokens,
  callsToStations,
  work,
  reports,
  evCertificates,
];
