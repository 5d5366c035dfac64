import type { JsonSchema } from '../operation.js';
import { chargingProfileFields, chargingProfileOptions } from './charging.js';
import { dateTime } from './common.js';
import { type Fields, integer, listOf, objectOf, oneOf, text } from './object-of.js';

/** Numbers of OCPP are of 32 bits. */
const maxInteger = 2_147_483_647;

/** A whole number that is not negative. */
export function count(description: string): JsonSchema {
  return { ...integer(description), minimum: 0, maximum: maxInteger };
}

/** An id that is a number. */
export function numberId(description: string): JsonSchema {
  return { ...integer(description), minimum: -maxInteger - 1, maximum: maxInteger };
}

/** A text that is not longer than it may be. */
export function short(maxLength: number, description: string, ...examples: readonly string[]): JsonSchema {
  return { ...text(description, ...examples), minLength: 1, maxLength };
}

/** An EVSE, and a connector of it. */
export const placeFields = {
  evseId: count('0 for the station as a whole'),
  connectorId: count('0 for the EVSE as a whole; a 1.6 connector is connector 1 of the EVSE with its number'),
} satisfies Fields;

/** Kinds of tokens in the words of 2.0.1. */
const tokenTypes = [
  'Central',
  'eMAID',
  'ISO14443',
  'ISO15693',
  'KeyCode',
  'Local',
  'MacAddress',
  'NoAuthorization',
];

const tokenFields = { uid: { ...text('What the station reads', '04E91C5A'), maxLength: 36 } };

const tokenOptions = {
  type: oneOf(tokenTypes, 'As 2.0.1 names it, which requires it; not used on 1.6'),
  groupId: short(36, "Tokens of one group may stop each other's transactions"),
};

/** What a driver identifies with. */
export const commandToken = objectOf(tokenFields, tokenOptions);

/** A token that is to be on a local list. */
export const listedToken = objectOf(tokenFields, {
  ...tokenOptions,
  status: oneOf(['Accepted', 'Blocked', 'Expired', 'Invalid'], 'Accepted when absent'),
  expiresAt: dateTime,
});

/** A charging profile to be set. */
export const newChargingProfile = objectOf(chargingProfileFields, {
  profileId: numberId('When absent, that of the profile it replaces, or a new one'),
  ...chargingProfileOptions,
});

/** Schema of an answer that is one word. */
export function statusAnswer(statuses: readonly string[], optional: Fields = {}): JsonSchema {
  const reason = objectOf({ code: text('Why') }, { info: text('What the station adds') });
  return objectOf({ status: oneOf(statuses) }, { reason, ...optional });
}

const callReceipts = listOf(
  objectOf({ callId: text('Id of the call'), status: text('Where it stands', 'Answered') }),
  'The calls that it took',
);

const callFailure = objectOf({ code: text('OCPP error code'), description: text('What is wrong') });

/** What becomes of settings. */
export function settingsOutcome(optional: Fields): JsonSchema {
  return resultsOf({ name: text('As named in the request') }, optional);
}

/** What becomes of monitors that are to be cleared. */
export const monitorsCleared = resultsOf({ monitorId: integer('Unique within the station') });

/** What became of several named things. */
function resultsOf(named: Fields, optional: Fields = {}): JsonSchema {
  const result = objectOf(
    {
      ...named,
      status: text('What the station answered, or why it did not', 'Accepted', 'LeftOut', 'NotSent'),
    },
    {
      ...optional,
      reason: objectOf({ code: text('Why') }, { info: text('What the station adds') }),
      error: callFailure,
    },
  );
  return objectOf({ results: listOf(result, 'In the order of the command'), calls: callReceipts });
}

/** What becomes of a local list. */
export const localListOutcome = objectOf(
  { status: text('Outcome of the last call', 'Answered', 'Unchanged'), calls: callReceipts },
  {
    answer: statusAnswer(['Accepted', 'Failed', 'NotSupported', 'VersionMismatch'], {
      listVersion: integer('The version that the station was to have'),
    }),
    error: callFailure,
  },
);
