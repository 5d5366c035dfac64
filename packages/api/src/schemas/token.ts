import { parseDateTime } from '@csms/ocpp-messages';
import { definedFields, normalizeContractId } from '@csms/services';
import type { Token } from '@csms/store';
import type { JsonSchema, Parameter } from '../operation.js';
import { dateTime } from './common.js';
import { tariffId } from './tariff.js';

/** A token in the words of OCPI. */
export interface TokenJson extends Omit<Token, 'expiresAt' | 'lastUpdated'> {
  readonly expiryDate?: string;
}

/** A token's uid, in a path or a body. */
export const tokenUid: JsonSchema = {
  type: 'string',
  minLength: 1,
  maxLength: 36,
  description: 'What the station reads; unique, ignoring case',
};

/** The token that a path is about. */
export const uidInPath: Parameter = {
  name: 'uid',
  in: 'path',
  description: 'Uid of the token, in any case',
  schema: tokenUid,
};

/** Schema of a token, in requests and answers. */
export const tokenSchema: JsonSchema = {
  type: 'object',
  required: ['countryCode', 'partyId', 'type', 'uid', 'contractId', 'issuer', 'valid', 'cacheMode'],
  properties: {
    countryCode: { type: 'string', minLength: 2, maxLength: 2, description: 'Country of the issuing party' },
    partyId: { type: 'string', minLength: 3, maxLength: 3, description: 'Issuing party within its country' },
    type: { type: 'string', enum: ['AD_HOC_USER', 'APP_USER', 'OTHER', 'RFID'] },
    uid: tokenUid,
    contractId: {
      type: 'string',
      description: 'eMAID, with or without separators and check digit, such as GB-TWK-012345678-V',
      maxLength: 36,
      examples: ['GB-TWK-012345678-V'],
      pattern: '^[A-Za-z]{2}-?[A-Za-z0-9]{3}-?[A-Za-z0-9]{9}(-?[A-Za-z0-9])?$',
    },
    visualNumber: { type: 'string', maxLength: 255, description: 'What is printed on the card' },
    issuer: { type: 'string', maxLength: 255, description: 'Name of the issuing company' },
    groupId: {
      type: 'string',
      maxLength: 36,
      description: "Tokens of one group may stop each other's transactions; an empty one is none",
    },
    valid: { type: 'boolean' },
    standing: {
      type: 'string',
      enum: ['blocked', 'no_credit'],
      description: 'Why it may not charge although it is valid; absent for a token in good standing',
    },
    allowedPlaces: {
      type: 'array',
      maxItems: 1_000,
      description: 'The only places where it may charge; absent for anywhere',
      items: {
        type: 'object',
        required: ['stationId'],
        properties: {
          stationId: { type: 'string', maxLength: 255 },
          evseIds: {
            type: 'array',
            maxItems: 100,
            items: { type: 'integer', minimum: 1 },
            description: 'The only EVSEs of the station; absent for all of them',
          },
        },
      },
    },
    connectorTypes: {
      type: 'array',
      maxItems: 50,
      items: { type: 'string', maxLength: 20 },
      description:
        'The only types of connectors where it may charge, in the words of OCPP 2.0.1; absent for any',
      examples: [['cCCS1', 'cCCS2']],
    },
    expiryDate: { ...dateTime, description: 'When the token expires; never, when absent' },
    languageCode: { type: 'string', minLength: 2, maxLength: 2, description: 'ISO 639-1' },
    tariffId: { ...tariffId, description: 'Tariff of its transactions, instead of that of the station' },
    cacheMode: { type: 'string', enum: ['ALWAYS', 'ALLOWED', 'ALLOWED_OFFLINE', 'NEVER'] },
    lastUpdated: { ...dateTime, readOnly: true, description: 'Set by the system; ignored in requests' },
  },
};

/**
 * Reads a token that an operator sets, as updated now. An empty group counts as none: otherwise all such tokens would
 * be one group.
 */
export function fromTokenJson(json: TokenJson, now: Date): Token {
  const { expiryDate } = json;
  return definedFields({
    countryCode: json.countryCode,
    partyId: json.partyId,
    type: json.type,
    uid: json.uid,
    contractId: normalizeContractId(json.contractId),
    visualNumber: json.visualNumber,
    issuer: json.issuer,
    groupId: json.groupId || undefined,
    valid: json.valid,
    standing: json.standing,
    allowedPlaces: json.allowedPlaces,
    connectorTypes: json.connectorTypes,
    expiresAt: expiryDate === undefined ? undefined : parseDateTime(expiryDate),
    languageCode: json.languageCode,
    tariffId: json.tariffId,
    cacheMode: json.cacheMode,
    lastUpdated: now,
  });
}

/** Writes a token. */
export function toTokenJson({ expiresAt, ...token }: Token): object {
  return { ...token, expiryDate: expiresAt };
}
