/** Frames that are right, to be spoilt. */
const samples = {
  'ocpp1.6': [
    '[2,"1","BootNotification",{"chargePointVendor":"Example","chargePointModel":"One"}]',
    '[2,"2","StatusNotification",{"connectorId":1,"errorCode":"NoError","status":"Available"}]',
    '[2,"3","Authorize",{"idTag":"TOKEN"}]',
    '[2,"4","StartTransaction",{"connectorId":1,"idTag":"NOBODY","meterStart":0,"timestamp":"2026-11-22T10:00:00Z"}]',
    '[2,"5","MeterValues",{"connectorId":1,"meterValue":[{"timestamp":"2026-11-22T10:00:00Z","sampledValue":[{"value":"1"}]}]}]',
    '[2,"6","StopTransaction",{"transactionId":1,"meterStop":10,"timestamp":"2026-11-22T10:00:00Z"}]',
    '[3,"7",{"status":"Accepted"}]',
    '[4,"8","GenericError","",{}]',
  ],
  'ocpp2.0.1': [
    '[2,"1","BootNotification",{"reason":"PowerUp","chargingStation":{"vendorName":"Example","model":"Two"}}]',
    '[2,"2","StatusNotification",{"timestamp":"2026-11-22T10:00:00Z","connectorStatus":"Available","evseId":1,"connectorId":1}]',
    '[2,"3","Authorize",{"idToken":{"idToken":"TOKEN","type":"ISO14443"}}]',
    '[2,"4","TransactionEvent",{"eventType":"Started","timestamp":"2026-11-22T10:00:00Z","triggerReason":"Authorized","seqNo":0,"transactionInfo":{"transactionId":"t1"},"meterValue":[{"timestamp":"2026-11-22T10:00:00Z","sampledValue":[{"value":1}]}]}]',
    '[2,"5","MeterValues",{"evseId":1,"meterValue":[{"timestamp":"2026-11-22T10:00:00Z","sampledValue":[{"value":1}]}]}]',
    '[2,"6","Heartbeat",{}]',
    '[3,"7",{"status":"Accepted"}]',
    '[4,"8","GenericError","",{}]',
  ],
} as const;

const hostileWords = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\\u0000',
  '\u{1f600}',
  '',
  'null',
];

/**
 * A number of frames, the same in every run: random texts, valid frames with characters changed, and frames made to
 * hurt.
 */
export function* hostileFrames(protocol: keyof typeof samples, count: number): Generator<string> {
  const random = createRandom(protocol.length);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const made: ReadonlyArray<() => string> = [
    () => Array.from({ length: random() * 80 }, () => String.fromCharCode(32 + random() * 95)).join(''),
    () => mutate(pick(samples[protocol]), random),
    () => mutate(mutate(pick(samples[protocol]), random), random),
    () =>
      `[2,"${pick(hostileWords)}","${pick(hostileWords)}",{"${pick(hostileWords)}":{"${pick(hostileWords)}":1}}]`,
    () =>
      `[${pick([2, 3, 4, 5, 6, 7, -1, '"2"', 'null'])},"${random()}","${pick(hostileWords)}",${pick(['{}', 'null', '[]', '1', '""'])}]`,
    () => pick(samples[protocol]).slice(0, random() * 60),
    () => `[2,"x","Heartbeat",${'['.repeat(10_000)}${']'.repeat(10_000)}]`,
    () => `[2,"x","Heartbeat",${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}]`,
    () => `[2,"${'i'.repeat(random() * 400)}","Heartbeat",{}]`,
  ];
  // The deep ones cost more than the rest together: one in a hundred of them is enough.
  for (let index = 0; index < count; index++) {
    const maker = made[Math.floor(random() * made.length)] as () => string;
    yield index % 100 !== 0 && (maker === made[6] || maker === made[7])
      ? (made[1] as () => string)()
      : maker();
  }
}

/** Changes, drops or doubles one character. */
function mutate(frame: string, random: () => number): string {
  const at = Math.floor(random() * frame.length);
  const replacement = [
    '',
    String.fromCharCode(32 + random() * 95),
    (frame[at] as string).repeat(2),
    '"',
    '}',
    '0',
  ];
  return frame.slice(0, at) + replacement[Math.floor(random() * replacement.length)] + frame.slice(at + 1);
}

/** Random numbers below 1 that are the same at every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
