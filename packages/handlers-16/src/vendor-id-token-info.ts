import { type AuthorizationStatus, definedFields, type TokenAuthorization } from '@csms/services';

/** What a token is answered, as both extensions say it. */
export interface VendorIdTokenInfo {
  status: AuthorizationStatus;
  cacheExpiryDateTime?: string;
}

/** What a token is answered, without what stations of one maker or another do not read. */
export function vendorIdTokenInfo({ status, cacheExpiresAt }: TokenAuthorization): VendorIdTokenInfo {
  return definedFields({ status, cacheExpiryDateTime: cacheExpiresAt?.toISOString() });
}
