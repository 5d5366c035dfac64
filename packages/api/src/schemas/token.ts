import { parseDateTime } from '@csms/ocpp-messages';
import { definedFields, normalizeContractId } from '@csms/services';
import type { Token } from '@csms/store';
import type { JsonSchema } from '../operation.js';
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
      pattern: '^[A-Za-z]{2}-?[A-Za-z0-9]{3}-?[A-Za-z0-9]{9}(-?[A-Za-z0-9])?$',
    },
    visualNumber: { type: 'string', maxLength: 255, description: 'What is printed on the card' },
    issuer: { type: 'string', maxLength: 255, description: 'Name of the issuing company' },
    groupId: {
      type: 'string',
      maxLength: 36,
      description: "Tokens of one group may stop each other's transactions",
    },
    valid: { type: 'boolean' },
    expiryDate: { ...dateTime, description: 'From this instant on the token is expired; without it, never' },
    languageCode: { type: 'string', minLength: 2, maxLength: 2, description: 'ISO 639-1' },
    tariffId: { ...tariffId, description: 'Tariff of its transactions, instead of that of the station' },
    cacheMode: { type: 'string', enum: ['ALWAYS', 'ALLOWED', 'ALLOWED_OFFLINE', 'NEVER'] },
    lastUpdated: { ...dateTime, readOnly: true, description: 'Set by the system; ignored in requests' },
  },
};

/** Reads a token that an operator sets, as updated now. */
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
    groupId: json.groupId,
    valid: json.valid,
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
