import type { Reading, SampledValue } from '@csms/store';
import type { JsonSchema } from '../operation.js';
import { dateTime } from './common.js';
import { integer, objectOf, text } from './object-of.js';

const signedMeterValueSchema: JsonSchema = {
  ...objectOf({
    signedMeterData: text('Base64'),
    signingMethod: text('How it was signed', 'ECDSA-secp256r1-SHA256'),
    encodingMethod: text('How it was encoded before', 'OCMF'),
    publicKey: text('Base64; empty when the station reports it elsewhere'),
  }),
  description: 'Signed meter data that came with the value (2.0.1)',
};

const readingFields = {
  at: dateTime,
  sampledValues: {
    type: 'array',
    items: {
      type: 'object',
      required: ['value', 'measurand', 'unit', 'context', 'location'],
      properties: {
        value: {
          anyOf: [{ type: 'number' }, { type: 'string' }],
          description:
            "A number in the unit, with the unit's multiplier applied; text when the data is signed",
        },
        measurand: { type: 'string', examples: ['Energy.Active.Import.Register'] },
        unit: { type: 'string', examples: ['Wh'] },
        context: { type: 'string', examples: ['Sample.Periodic'] },
        location: { type: 'string', examples: ['Outlet'] },
        phase: { type: 'string', description: 'Absent for the sum of all phases' },
        signedMeterValue: signedMeterValueSchema,
      },
    },
  },
};

/** Schema of values that were measured at one time. */
export const readingSchema: JsonSchema = objectOf(readingFields);

/** Schema of the latest values of an EVSE outside of transactions. */
export const meterValuesSchema: JsonSchema = objectOf({
  evseId: integer('0 for the main meter'),
  ...readingFields,
});

/** Writes a reading. */
export function toReadingJson({ at, sampledValues }: Reading): object {
  return { at, sampledValues: sampledValues.map(toSampledValueJson) };
}

function toSampledValueJson({
  value,
  measurand,
  unit,
  context,
  location,
  phase,
  signedMeterValue,
}: SampledValue): object {
  return { value, measurand, unit, context, location, phase, signedMeterValue };
}
