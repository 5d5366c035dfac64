import { describe, expect, test } from 'vitest';
import { merged } from '../test/merged.js';
import { anEnd, anEvent, aRegister, aStart, at } from './conformance/builders.js';
import { mergeAssumedEnd, mergeTransaction, withoutAssumedEnd } from './merge-transaction.js';
import { spanOf } from './registers.js';
import { type AssumedEnd, stopSeqNo } from './transactions.js';

function anAssumedEnd(fields: Partial<AssumedEnd> = {}): AssumedEnd {
  return { at: at(5), assumedAt: at(60), seqNo: 5, ...fields };
}

describe('an end that is assumed', () => {
  const cost = { tariffId: 'TF-1', currency: 'EUR', total: 1, exclVat: 1, lines: [] };
  const charging = [
    aStart({ registers: aRegister(1_000, 0) }),
    anEvent({ seqNo: 5, chargingState: 'Charging', registers: aRegister(3_000, 5) }),
  ];
  const end = anEnd({ token: { uid: 'XYZ' }, registers: aRegister(6_000, 9), stoppedReason: 'Remote' });

  test('ends the transaction with what is known, for another reason than Local, and flags it', () => {
    expect(merged(...charging, anAssumedEnd())).toMatchObject({
      status: 'ended',
      endedAt: at(5),
      endReceivedAt: at(60),
      stoppedReason: 'Other',
      energyWh: 2_000,
      flags: ['assumed_end'],
    });
  });

  test('brings a register of its own', () => {
    const registers = spanOf({ wh: 4_500, at: at(7), seqNo: stopSeqNo }, 2);
    const transaction = merged(...charging, anAssumedEnd({ at: at(7), registers }));
    expect(transaction).toMatchObject({ energyWh: 3_500, registers: { end: { wh: 4_500 } } });
  });

  test.each([{}, { registers: aRegister(9_000, stopSeqNo) }])(
    'gives its place to the end that the station tells, in any order and nothing of it stays: %j',
    (fields) => {
      const assumed = anAssumedEnd(fields);
      const told = merged(...charging, end);
      expect(told.flags).toEqual(['other_token']);
      expect(merged(...charging, assumed, end)).toEqual(told);
      expect(merged(...charging, end, assumed)).toEqual(told);
      expect(merged(...charging, assumed, end, assumed, end)).toEqual(told);
    },
  );

  test('is taken away by an event that is later than what was known, in any order', () => {
    const update = anEvent({ seqNo: 6, at: at(2), registers: aRegister(3_500, 6) });
    const goingOn = merged(...charging, update);
    const assumed = anAssumedEnd({ registers: aRegister(9_000, stopSeqNo) });
    expect(merged(...charging, assumed, update)).toEqual(goingOn);
    expect(merged(...charging, update, assumed)).toEqual(goingOn);
    expect(goingOn).toMatchObject({ status: 'active', energyWh: 2_500, flags: [] });
  });

  test('stays when an event comes again or late, which tells no more than was known of the end', () => {
    const late = anEvent({ seqNo: 4, at: at(20), registers: aRegister(2_500, 4) });
    const transaction = merged(...charging, anAssumedEnd(), ...charging, late);
    expect(transaction).toEqual(merged(...charging, late, anAssumedEnd()));
    expect(transaction).toMatchObject({ status: 'ended', endedAt: at(5), energyWh: 2_000 });
  });

  test('is replaced by one that was assumed later, or knows more, in any order', () => {
    const corrected = anAssumedEnd({ at: at(4), assumedAt: at(61) });
    const knowing = anAssumedEnd({ seqNo: 6, at: at(6), assumedAt: at(50) });
    const update = anEvent({ seqNo: 6 });
    for (const assumed of [
      [anAssumedEnd(), corrected],
      [corrected, anAssumedEnd()],
    ])
      expect(merged(...charging, ...assumed).endedAt).toEqual(at(4));
    expect(merged(...charging, corrected, update, knowing)).toMatchObject({ endedAt: at(6) });
    expect(merged(...charging, knowing, update, corrected)).toMatchObject({ endedAt: at(6) });
  });

  test('can be left out, and the transaction is as its station tells', () => {
    const goingOn = merged(...charging);
    const assumed = anAssumedEnd({ registers: aRegister(4_000, stopSeqNo) });
    expect(withoutAssumedEnd({ ...merged(...charging, assumed), cost })).toEqual(goingOn);
    expect(withoutAssumedEnd(merged(...charging, end))).toEqual(merged(...charging, end));
  });

  test('takes its cost along', () => {
    const billed = { ...merged(...charging, anAssumedEnd()), cost };
    expect(mergeTransaction(billed, anEvent({ seqNo: 3 })).cost).toEqual(cost);
    expect(mergeAssumedEnd(billed, anAssumedEnd()).cost).toEqual(cost);
    expect(mergeTransaction(billed, anEvent({ seqNo: 6 })).cost).toBeUndefined();
    expect(mergeTransaction(billed, end).cost).toBeUndefined();
    expect(mergeAssumedEnd(billed, anAssumedEnd({ assumedAt: at(61) })).cost).toBeUndefined();
  });

  test('and its transaction stay as they are while it is merged', () => {
    const current = merged(...charging, anAssumedEnd({ registers: aRegister(4_000, stopSeqNo) }));
    const assumed = anAssumedEnd({ assumedAt: at(70), registers: aRegister(4_100, stopSeqNo) });
    const before = structuredClone({ current, assumed });
    mergeAssumedEnd(current, assumed);
    mergeTransaction(current, end);
    expect({ current, assumed }).toEqual(before);
  });
});
