import type { IdTokenInfoType } from '@csms/ocpp-messages/2.0.1';
import { definedFields, type TokenAuthorization } from '@csms/services';

/** Longest idToken and longest language of 2.0.1 (IdTokenType, IdTokenInfoType). */
const maxLength = { idToken: 36, language: 8 };

/** The answer to a token, as 2.0.1 writes it. Its group is always told (C01.FR.06, C09.FR.09, C09.FR.12). */
export function idTokenInfo({
  status,
  groupId,
  cacheExpiresAt,
  language,
  evseIds = [],
}: TokenAuthorization): IdTokenInfoType {
  return definedFields({
    status,
    cacheExpiryDateTime: cacheExpiresAt?.toISOString(),
    language1: fits(language, maxLength.language) ? language : undefined,
    evseId: isFilled(evseIds) ? evseIds : undefined,
    groupIdToken: fits(groupId, maxLength.idToken) ? { idToken: groupId, type: 'Central' } : undefined,
  });
}

function isFilled(evseIds: readonly number[]): evseIds is NonNullable<IdTokenInfoType['evseId']> {
  return evseIds.length > 0;
}

/** A text, unless the message has no room for it: then it is left out, and the rest still reaches the station. */
function fits(text: string | undefined, length: number): text is string {
  return text !== undefined && text.length <= length;
}
