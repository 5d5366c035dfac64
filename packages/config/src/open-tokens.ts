import type * as certificateServices from '@csms/services/certificates';
import type { HttpAuthConfig } from './http-auth-config.js';

/** Makes what knows the tokens for a service outside. */
export function openTokens(
  certificates: typeof certificateServices,
  auth: HttpAuthConfig,
): certificateServices.HttpTokenProvider {
  switch (auth.type) {
    case 'token':
      return certificates.fixedToken(auth.token);
    case 'oauth2_token':
      return certificates.createOauthTokens(auth);
    case 'hubject_test_token':
      return certificates.createHubjectTestTokens(auth);
  }
}
