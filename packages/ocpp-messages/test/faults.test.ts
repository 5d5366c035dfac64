import type { MessageMap, MessageSet } from '@csms/ocpp-messages';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { ocpp21 } from '@csms/ocpp-messages/2.1';
import { has2be } from '@csms/ocpp-messages/has2be';
import { pnc } from '@csms/ocpp-messages/pnc';
import { faultKindOf, faultPlaceOf, faultyPayloads, ourSchemas, validPayloads } from '@csms/test-payloads';
import { describe, expect, test } from 'vitest';
import { validators } from './validators.js';

const messageSets: ReadonlyArray<readonly [folder: string, set: MessageSet<MessageMap<object>>]> = [
  ['1.6', ocpp16],
  ['2.0.1', ocpp201],
  ['2.1', ocpp21],
  ['has2be', has2be],
  ['pnc', pnc],
];

describe.each(messageSets)('validation of %s', (folder, set) => {
  const schemas = ourSchemas(folder);
  const messages = [...validators(set)].map(([name, check]) => ({
    name,
    check,
    schema: schemas.get(name) ?? {},
  }));

  test('accepts every valid payload', () => {
    const refused = messages.flatMap(({ name, check, schema }) =>
      [...validPayloads(schema)].flatMap(({ variant, path, value }) => {
        const fault = check(value);
        return fault ? [{ name, variant, path, fault }] : [];
      }),
    );
    expect(refused).toEqual([]);
  });

  test('tells the kind and the place of every fault', () => {
    const wrong = messages.flatMap(({ name, check, schema }) =>
      [...faultyPayloads(schema)].flatMap((payload) => {
        const fault = check(payload.value);
        const expected = { kind: faultKindOf(payload), path: faultPlaceOf(payload) };
        const right = fault?.kind === expected.kind && fault.path === expected.path;
        return right ? [] : [{ name, variant: payload.variant, expected, fault }];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('says what was expected of every fault, and never what was found but the name of a field', () => {
    const messagesOf = messages.flatMap(({ check, schema }) =>
      [...faultyPayloads(schema)].map(({ value }) => check(value)?.message),
    );
    const form =
      /^must (?:be of type \w+|be one of [\w., -]+|be at most \d+ characters long|be [<>]= -?\d+|be a multiple of 0\.1|be an RFC 3339 date and time with a zone|be a URI|have the field \w+|have at (?:least|most) (?:1 item|\d+ items)|not have the field "\w+")$/;
    expect(
      [...new Set(messagesOf)].filter((message) => message === undefined || !form.test(message)),
    ).toEqual([]);
  });
});
