import { definedFields } from '@csms/services';
import type { Location, LocationConnector } from '@csms/store';
import type { JsonSchema, Parameter } from '../operation.js';
import { dateTime } from './common.js';
import { type Fields, listOf, objectOf } from './object-of.js';

/** A location in the words of OCPI 2.2.1; further fields of OCPI may come along, and are not kept. */
export interface LocationJson {
  readonly country_code: string;
  readonly party_id: string;
  readonly name?: string | null;
  readonly address: string;
  readonly city: string;
  readonly postal_code?: string | null;
  readonly country: string;
  readonly coordinates: Location['coordinates'];
  readonly parking_type?: string | null;
  readonly evses?: readonly EvseJson[];
}

interface EvseJson {
  readonly uid: string;
  readonly evse_id?: string | null;
  readonly status: string;
  readonly connectors: readonly ConnectorJson[];
}

interface ConnectorJson {
  readonly id: string;
  readonly standard: string;
  readonly format: string;
  readonly power_type: string;
  readonly max_voltage: number;
  readonly max_amperage: number;
}

function short(maxLength: number, ...examples: readonly string[]): JsonSchema {
  return { type: 'string', minLength: 1, maxLength, ...(examples.length > 0 && { examples }) };
}

/** A schema that also allows null for an absent value, as clients of MaEVe's API send it. */
function nullable(schema: JsonSchema): JsonSchema {
  return { ...schema, type: ['string', 'null'] };
}

/** A word of OCPI; later versions may have more of them, so any is taken. */
function word(...examples: readonly string[]): JsonSchema {
  return {
    type: 'string',
    maxLength: 50,
    pattern: '^[A-Z][A-Z0-9_]*$',
    description: 'a value of OCPI, in capitals',
    examples,
  };
}

function degrees(before: string): JsonSchema {
  return {
    type: 'string',
    maxLength: 16,
    pattern: `^-?[0-9]{1,${before}}(\\.[0-9]{1,10})?$`,
    description: 'decimal degrees, such as 52.520008',
    examples: ['52.520008'],
  };
}

const amount: JsonSchema = { type: 'integer', minimum: 0, maximum: 100_000 };

const connectorSchema = objectOf({
  id: short(36),
  standard: word('IEC_62196_T2', 'IEC_62196_T2_COMBO'),
  format: { type: 'string', enum: ['SOCKET', 'CABLE'] },
  power_type: word('AC_3_PHASE', 'DC'),
  max_voltage: { ...amount, description: 'In V' },
  max_amperage: { ...amount, description: 'In A' },
});

const evse = objectOf(
  {
    uid: short(36),
    status: word('AVAILABLE', 'PLANNED'),
    connectors: { ...listOf(connectorSchema), maxItems: 20 },
  },
  { evse_id: nullable(short(48, 'BE*BEC*E041503001')) },
);

const fields: Fields = {
  country_code: { type: 'string', minLength: 2, maxLength: 2 },
  party_id: { type: 'string', minLength: 3, maxLength: 3 },
  address: short(255),
  city: short(255),
  country: { type: 'string', minLength: 3, maxLength: 3, description: 'ISO 3166-1 alpha-3' },
  coordinates: objectOf({ latitude: degrees('2'), longitude: degrees('3') }),
};

const optional: Fields = {
  name: nullable(short(255)),
  postal_code: nullable(short(10)),
  parking_type: nullable(word('ON_STREET', 'PARKING_GARAGE')),
  evses: { ...listOf(evse), maxItems: 500 },
};

const set = { readOnly: true, description: 'Set by the system; ignored in requests' };

/** Schema of {@link LocationJson}, in requests and answers. */
export const locationSchema: JsonSchema = objectOf(fields, {
  id: { type: 'string', ...set },
  ...optional,
  last_updated: { ...dateTime, ...set },
});

/** The location that a path is about. */
export const locationIdInPath: Parameter = {
  name: 'locationId',
  in: 'path',
  description: 'Id of the location',
  schema: short(36),
};

/** Reads a location that an operator sets, as updated now. */
export function fromLocationJson(locationId: string, json: LocationJson, now: Date): Location {
  const { address, city, country, coordinates, evses = [] } = json;
  return definedFields({
    locationId,
    countryCode: json.country_code,
    partyId: json.party_id,
    name: json.name ?? undefined,
    address,
    city,
    postalCode: json.postal_code ?? undefined,
    country,
    coordinates: { latitude: coordinates.latitude, longitude: coordinates.longitude },
    parkingType: json.parking_type ?? undefined,
    evses: evses.map(({ uid, evse_id, status, connectors }) =>
      definedFields({
        uid,
        evseId: evse_id ?? undefined,
        status,
        connectors: connectors.map(fromConnectorJson),
      }),
    ),
    lastUpdated: now,
  });
}

function fromConnectorJson(json: ConnectorJson): LocationConnector {
  return {
    id: json.id,
    standard: json.standard,
    format: json.format,
    powerType: json.power_type,
    maxVoltageV: json.max_voltage,
    maxAmperageA: json.max_amperage,
  };
}

/** Writes a location. */
export function toLocationJson(location: Location): object {
  const { locationId, name, address, city, country, coordinates, evses, lastUpdated } = location;
  return {
    id: locationId,
    country_code: location.countryCode,
    party_id: location.partyId,
    name,
    address,
    city,
    postal_code: location.postalCode,
    country,
    coordinates,
    parking_type: location.parkingType,
    evses: evses.map(({ uid, evseId, status, connectors }) => ({
      uid,
      evse_id: evseId,
      status,
      connectors: connectors.map(toConnectorJson),
    })),
    last_updated: lastUpdated,
  };
}

function toConnectorJson(connector: LocationConnector): ConnectorJson {
  const { id, standard, format, powerType, maxVoltageV, maxAmperageA } = connector;
  return {
    id,
    standard,
    format,
    power_type: powerType,
    max_voltage: maxVoltageV,
    max_amperage: maxAmperageA,
  };
}
