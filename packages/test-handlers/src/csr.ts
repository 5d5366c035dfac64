/** A station's CSR of P-256 as OpenSSL writes it. */
export const csrPem = `-----BEGIN CERTIFICATE REQUEST-----
MIHXMH8CAQAwHTENMAsGA1UECgwEQUNNRTEMMAoGA1UEAwwDQ1MxMFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEoRRmWQMaF7mAXqdQq7KEXCIlEMe8D6A9Cyp8JS+u
aD7hGOGAdYGZzAHlC7lyxRlJOojlwDL3NA0UgpfavomRjqAAMAoGCCqGSM49BAMC
A0gAMEUCIGru0auyJ1cZD0EniQAtB//Dv35GljqvimauTOxtz2uPAiEA7LJpDpIK
ubzMurbI6gDhoC0dmCuexnUETK6J1taD//o=
-----END CERTIFICATE REQUEST-----
`;

/** A station certificate provider that takes every request once, and notes it. */
export function claimingProvider() {
  const claims = new Map<string, unknown>();
  return {
    claims,
    async request(request: { readonly requestId: string }): Promise<'Accepted'> {
      if (!claims.has(request.requestId)) claims.set(request.requestId, request);
      return 'Accepted';
    },
  };
}
