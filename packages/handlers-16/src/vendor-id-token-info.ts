import { type AuthorizationStatus, definedFields, type TokenAuthorization } from '@csms/services';

/** The answer to a token, as both extensions write it. */
export interface VendorIdTokenInfo {
  status: AuthorizationStatus;
  cacheExpiryDateTime?: string;
}

/** The answer to a token, without the fields that stations of some makers can't read. */
export function vendorIdTokenInfo({ status, cacheExpiresAt }: TokenAuthorization): VendorIdTokenInfo {
  return definedFields({ status, cacheExpiryDateTime: cacheExpiresAt?.toISOString() });
}
