import { dateTime } from './common.js';
import { flag, integer, objectOf, oneOf, text } from './object-of.js';

/** Schema of a reservation at a station. */
export const reservationSchema = objectOf(
  {
    reservationId: integer('Unique within the station'),
    token: objectOf(
      { uid: text('What the driver identifies with; a PIN is not shown') },
      { type: text('Kind of token, as 2.0.1 names it; absent on 1.6', 'ISO14443') },
    ),
    reservedAt: { ...dateTime, description: 'When the station accepted it' },
    expiresAt: dateTime,
    status: oneOf(['active', 'consumed', 'cancelled', 'expired', 'removed']),
  },
  {
    evseId: integer('Absent for any EVSE'),
    connectorType: text('The kind of connector, where it matters', 'cCCS2'),
    groupId: text('Tokens of this group may use it too'),
    endedAt: dateTime,
    transactionId: text('The transaction that used it'),
  },
);

/** Schema of what is known of a station's local list. */
export const localListSchema = objectOf(
  {
    highestVersion: integer('The highest version that it had, or may have accepted'),
    areEntriesKnown: flag('Whether its content is known'),
    at: { ...dateTime, description: 'When the station last reported something about it' },
  },
  { version: integer('Absent while not known; 0 is a list without entries') },
);

/** Schema of a token that a station authorizes by its local list. */
export const localListEntrySchema = objectOf(
  {
    uid: text('What the station reads; a PIN is not shown'),
    status: text('As 2.0.1 spells it', 'Accepted', 'Blocked'),
  },
  {
    type: text('Kind of token, as 2.0.1 names it; absent on 1.6', 'ISO14443'),
    groupId: text('Its group'),
    expiresAt: { ...dateTime, description: 'Until when the station may rely on this entry' },
  },
);
