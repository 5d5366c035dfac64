import type { IdTokenType } from '@csms/ocpp-messages/2.0.1';
import { definedFields } from '@csms/services';
import { CommandError } from './command-error.js';

/** What a driver identifies with, as a command names it. */
export interface CommandToken {
  /** What the station reads. */
  readonly uid: string;
  /** Kind of token in the words of 2.0.1, which requires it; 1.6 has none. */
  readonly type?: IdTokenType['type'];
  /** Tokens of one group may stop each other's transactions. */
  readonly groupId?: string;
}

/**
 * A token as 2.0.1 writes it.
 *
 * @throws {CommandError} `invalid-command` when its type is not told.
 */
function idToken201({ uid, type }: CommandToken): IdTokenType {
  if (type) return { idToken: uid, type };
  throw new CommandError('invalid-command', 'expected the type of the token, which OCPP 2.0.1 requires');
}

/** The group of a token as 2.0.1 writes it, with which all of the group may stop what this token starts. */
export function groupIdToken201({ groupId }: Pick<CommandToken, 'groupId'>): IdTokenType | undefined {
  return groupId === undefined ? undefined : { idToken: groupId, type: 'Central' };
}

/** A token and its group, in the fields that requests of 2.0.1 have for them. */
export function tokenFields201(token: CommandToken): {
  readonly idToken: IdTokenType;
  readonly groupIdToken?: IdTokenType;
} {
  return definedFields({ idToken: idToken201(token), groupIdToken: groupIdToken201(token) });
}
