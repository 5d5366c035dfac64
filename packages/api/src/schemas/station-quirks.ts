import { definedFields } from '@csms/services';
import type { StationQuirks } from '@csms/store';
import type { JsonSchema } from '../operation.js';

/** The version that is spoken with a station that offers none, in requests and answers. */
export const defaultOcppVersion = {
  type: 'string',
  enum: ['1.6', '2.0.1', '2.1'],
  description: 'Version of OCPP to use when the station offers no known one',
} satisfies JsonSchema;

/** What is odd about a station, in requests and answers. */
export const stationQuirksProperties = {
  lenient: {
    type: 'boolean',
    description: 'Whether its messages are read leniently; `ocpp.lenient` of the configuration when absent',
  },
  defaultOcppVersion,
  clockOffsetMinutes: {
    type: 'integer',
    minimum: -840,
    maximum: 840,
    description: 'Minutes that its clock is ahead of UTC, for times that it writes without a zone',
  },
} satisfies JsonSchema;

/** Reads what an operator says is odd about a station; `undefined` when nothing is said of it. */
export function fromStationQuirksJson({
  lenient,
  defaultOcppVersion: version,
  clockOffsetMinutes,
}: StationQuirks): StationQuirks | undefined {
  const quirks = definedFields({ lenient, defaultOcppVersion: version, clockOffsetMinutes });
  return Object.keys(quirks).length === 0 ? undefined : quirks;
}
