import { describe, expect, it } from 'vitest';
import { audit } from './audit.js';
import { emptyLedger, type Ledger, type Session } from './ledger.js';
import type { StoredReading, StoredStation, StoredTransaction } from './stored.js';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();

/** A session of so many samples, of which the last so many messages were not answered. */
function aSession({ samples = 3, ended = true, unanswered = 0 } = {}): Session {
  const count = samples + (ended ? 2 : 1);
  const told = (index: number) => ({ answered: index < count - unanswered });
  return {
    transactionId: 'T1',
    start: { at: at(0), registerWh: 1_000, told: told(0) },
    samples: Array.from({ length: samples }, (_, index) => ({
      at: at(index + 1),
      registerWh: 1_100 + 100 * index,
      voltageV: 230 + index,
      told: told(index + 1),
    })),
    ...(ended && {
      end: { at: at(samples + 1), registerWh: 2_000, reason: 'Local', told: told(samples + 1) },
    }),
  };
}

function aLedger(...sessions: Session[]): Ledger {
  const ledger = emptyLedger({ stationId: 'CP01', protocol: 'ocpp2.0.1', tokenUid: 'TOKEN' });
  ledger.sessions.push(...sessions);
  ledger.statuses.push(
    { status: 'Charging', told: { answered: true } },
    { status: 'Available', told: { answered: true } },
  );
  return ledger;
}

/** A store that holds exactly what a session was. */
function held({ start, samples, end }: Session): StoredTransaction {
  const last = end ?? samples.at(-1) ?? start;
  return {
    transactionId: 'T1',
    status: end ? 'ended' : 'active',
    tokenUid: 'TOKEN',
    evseId: 1,
    startedAt: start.at,
    ...(end && { endedAt: end.at, stoppedReason: end.reason }),
    energyWh: last.registerWh - start.registerWh,
    flags: [],
    readings: samples.map(({ at: time, registerWh, voltageV }) => ({
      at: time,
      sampledValues: [
        { value: registerWh, measurand: 'Energy.Active.Import.Register', unit: 'Wh' },
        { value: voltageV, measurand: 'Voltage', unit: 'V' },
      ],
    })),
  };
}

function storing(...transactions: readonly StoredTransaction[]): StoredStation {
  return { transactions, status: 'Available' };
}

const session = aSession();
const whole = held(session);
const [first, second, third] = whole.readings as [StoredReading, StoredReading, StoredReading];
const [register] = first.sampledValues;

describe('an audit finds nothing to say', () => {
  it('when everything that was answered is there, once', () => {
    expect(audit(aLedger(session), storing(whole))).toEqual([]);
  });

  it('when the last message was not answered, whether its effect is there or not', () => {
    const open = aSession({ unanswered: 1 });
    expect(audit(aLedger(open), storing(held(open)))).toEqual([]);
    expect(audit(aLedger(open), storing(held({ ...open, end: undefined })))).toEqual([]);
    const reading = aSession({ ended: false, unanswered: 1 });
    expect(audit(aLedger(reading), storing(held(reading)))).toEqual([]);
    const before = { ...reading, samples: reading.samples.slice(0, 2) };
    expect(audit(aLedger(reading), storing(held(before)))).toEqual([]);
  });

  it('when a start was not answered, whether the transaction is there or not', () => {
    const { transactionId: _, ...started } = aSession({ samples: 0, ended: false, unanswered: 1 });
    expect(audit(aLedger(started), storing())).toEqual([]);
    expect(audit(aLedger(started), storing({ ...held(started), transactionId: '17' }))).toEqual([]);
  });

  it('when the last status was not answered, whichever of the two is there', () => {
    const ledger = aLedger();
    ledger.statuses.push({ status: 'Faulted', told: { answered: false } });
    for (const status of ['Available', 'Faulted']) {
      expect(audit(ledger, { transactions: [], status })).toEqual([]);
    }
  });
});

describe('an audit says', () => {
  it.each<[string, StoredStation, string]>([
    ['a transaction that is lost', storing(), 'T1: the transaction is lost'],
    ['a transaction that is there twice', storing(whole, whole), 'T1: nobody started it, or not twice'],
    [
      'a transaction that nobody started',
      storing(whole, { ...whole, transactionId: 'T2' }),
      'T2: nobody started it, or not twice',
    ],
    [
      'a reading that is lost',
      storing({ ...whole, readings: [first, third] }),
      'T1: the reading 2026-01-01T10:02:00.000Z Energy.Active.Import.Register=1200 Wh Voltage=231 V is lost',
    ],
    [
      'a reading that is there twice',
      storing({ ...whole, readings: [first, first, second, third] }),
      'T1: the reading 2026-01-01T10:01:00.000Z Energy.Active.Import.Register=1100 Wh Voltage=230 V is there twice',
    ],
    [
      'readings that are out of order',
      storing({ ...whole, readings: [second, first, third] }),
      'T1: its readings are out of order',
    ],
    ['another token', storing({ ...whole, tokenUid: 'OTHER' }), 'T1: the token is OTHER, not TOKEN'],
    ['another EVSE', storing({ ...whole, evseId: 2 }), 'T1: the EVSE is 2, not 1'],
    [
      'another start',
      storing({ ...whole, startedAt: at(1) }),
      'T1: the start is 2026-01-01T10:01:00.000Z, not 2026-01-01T10:00:00.000Z',
    ],
    ['an end that is lost', storing({ ...whole, status: 'active' }), 'T1: it is active'],
    [
      'another end',
      storing({ ...whole, endedAt: at(5) }),
      'T1: the end is 2026-01-01T10:05:00.000Z, not 2026-01-01T10:04:00.000Z',
    ],
    ['another reason', storing({ ...whole, stoppedReason: 'Remote' }), 'T1: the reason is Remote, not Local'],
    ['another energy', storing({ ...whole, energyWh: 999 }), 'T1: the energy is 999, not 1000'],
    ['a flag', storing({ ...whole, flags: ['other_token'] }), 'T1: it is flagged other_token'],
    [
      'another status',
      { transactions: [whole], status: 'Charging' },
      'the status is Charging, not Available',
    ],
    ['a status that is lost', { transactions: [whole] }, 'the status is undefined, not Available'],
  ])('%s', (_what, stored, fault) => {
    expect(audit(aLedger(session), stored)).toContain(`CP01: ${fault}`);
  });

  it('a reading that was changed, as one that is lost and one that nobody sent', () => {
    const changed = { ...first, sampledValues: [{ ...register, value: 1_101 }, first.sampledValues[1]] };
    const stored = { ...whole, readings: [changed, second, third] } as StoredTransaction;
    expect(audit(aLedger(session), storing(stored))).toEqual([
      expect.stringMatching(/Register=1100 Wh Voltage=230 V is lost$/),
      expect.stringMatching(/^CP01: T1: nobody sent the reading .*Register=1101 Wh/),
    ]);
  });

  it('an end that nobody sent', () => {
    const active = aSession({ ended: false });
    expect(audit(aLedger(active), storing(whole))).toContain('CP01: T1: it is ended');
  });

  it('energy of before the last answer', () => {
    const active = aSession({ ended: false });
    const stored = { ...held(active), energyWh: 200 };
    expect(audit(aLedger(active), storing(stored))).toEqual(['CP01: T1: the energy is 200, not 300']);
  });
});
