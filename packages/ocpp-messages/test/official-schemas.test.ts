import type { Protocol } from '@csms/ocpp-messages';
import { ocpp16 } from '@csms/ocpp-messages/1.6';
import { ocpp201 } from '@csms/ocpp-messages/2.0.1';
import { ocpp21 } from '@csms/ocpp-messages/2.1';
import { faultyPayloads, ourSchemas, type Payload, validPayloads } from '@csms/test-payloads';
import { describe, expect, test } from 'vitest';
import { officialMessages } from './official-schemas.js';
import { structureOf } from './structure.js';
import { validators } from './validators.js';

/** A kind of payload that we judge differently than the official schemas do, as ajv and ajv-formats apply them. */
interface Difference {
  readonly variant: string;
  readonly ours: 'accepts' | 'refuses';
  readonly versions: readonly string[];
  readonly why: string;
}

const everyVersion = ['1.6', '2.0.1', '2.1'];
const notRfc3339 = 'RFC 3339 has no such form, and Date.parse reads it differently or not at all';
const floatingPoint = 'a multiple of 0.1, but floating point divides it into something near a whole number';
const looseUri = 'told by its scheme and characters only; a station gets no address that it could misread';

const differences: readonly Difference[] = [
  { variant: 'date-time: offset without minutes', ours: 'refuses', versions: everyVersion, why: notRfc3339 },
  { variant: 'date-time: offset without a colon', ours: 'refuses', versions: everyVersion, why: notRfc3339 },
  { variant: 'date-time: blank separator', ours: 'refuses', versions: everyVersion, why: notRfc3339 },
  { variant: 'multiple of 0.1: 0.3', ours: 'accepts', versions: ['1.6'], why: floatingPoint },
  { variant: 'multiple of 0.1: 1.2', ours: 'accepts', versions: ['1.6'], why: floatingPoint },
  { variant: 'multiple of 0.1: -0.7', ours: 'accepts', versions: ['1.6'], why: floatingPoint },
  { variant: 'uri: nothing after the scheme', ours: 'accepts', versions: ['1.6'], why: looseUri },
  { variant: 'uri: brackets in the path', ours: 'accepts', versions: ['1.6'], why: looseUri },
  { variant: 'uri: a second number sign', ours: 'accepts', versions: ['1.6'], why: looseUri },
];

const protocols: readonly Protocol[] = [ocpp16, ocpp201, ocpp21];

describe.each(protocols.map((protocol) => [protocol.version, protocol] as const))(
  'OCPP %s',
  (version, protocol) => {
    const messages = officialMessages(version);
    const schemas = ourSchemas(version);
    const checks = validators(protocol);
    const names = [...messages.keys()];
    const expected = differences.filter(({ versions }) => versions.includes(version));
    const listed = new Set(expected.map(({ variant }) => variant));
    const found = new Map<string, readonly Disagreement[]>();

    test('has every official message, and no other', () => {
      expect([...schemas.keys()].toSorted()).toEqual(names.toSorted());
      expect([...checks.keys()].toSorted()).toEqual(names.toSorted());
    });

    test.each(names)('%s has the official structure', (name) => {
      expect(structureOf(existing(schemas, name))).toEqual(structureOf(existing(messages, name).schema));
    });

    test.each(names)('%s gets the official verdict, whatever the payload', (name) => {
      expect(disagreements(name).filter(({ variant }) => !listed.has(variant))).toEqual([]);
    });

    test.each(expected.map(({ ours, variant }) => [ours, variant] as const))(
      '%s %s, unlike the official schemas',
      (ours, variant) => {
        const verdicts = names.flatMap(disagreements).filter((payload) => payload.variant === variant);
        const accepted = ours === 'accepts';
        expect(verdicts).not.toEqual([]);
        expect(verdicts).toEqual(
          verdicts.map((verdict) => ({ ...verdict, ours: accepted, official: !accepted })),
        );
      },
    );

    /** The payloads of a message that either judges wrongly, or both. */
    function disagreements(name: string): readonly Disagreement[] {
      const known = found.get(name);
      if (known) return known;
      const { schema, accepts } = existing(messages, name);
      const check = existing(checks, name);
      const judge =
        (right: boolean) =>
        ({ variant, path, value }: Payload): Disagreement => {
          return { variant, path, right, ours: check(value) === undefined, official: accepts(value) };
        };
      const verdicts = [
        ...Array.from(validPayloads(schema), judge(true)),
        ...Array.from(faultyPayloads(schema), judge(false)),
      ];
      const wrong = verdicts.filter(({ right, ours, official }) => ours !== right || official !== right);
      found.set(name, wrong);
      return wrong;
    }
  },
);

/** The two verdicts on a payload, and the right one. */
interface Disagreement {
  readonly variant: string;
  readonly path: string;
  readonly right: boolean;
  readonly ours: boolean;
  readonly official: boolean;
}

function existing<T>(map: ReadonlyMap<string, T>, name: string): T {
  const value = map.get(name);
  if (value === undefined) throw new Error(`there is no ${name}`);
  return value;
}
