/** What reading a secret works with. */
export interface GoogleCloudSecretOptions {
  /** Where secrets are; Google's Secret Manager by default. */
  readonly endpoint?: string;
}

/** How long reading a secret may take, in milliseconds. */
const timeoutMs = 10_000;

/**
 * Reads a secret of Google Cloud, with the credentials of the machine or of the environment. The library for that is
 * loaded only now. Rejects without a cause, which might hold a token.
 *
 * @param name of a version, such as `projects/p/secrets/s/versions/latest`
 */
export async function readGoogleCloudSecret(
  name: string,
  { endpoint = 'https://secretmanager.googleapis.com' }: GoogleCloudSecretOptions = {},
): Promise<string> {
  const { GoogleAuth } = await import('google-auth-library');
  const auth = new GoogleAuth({ scopes: ['https://www.googleapis.com/auth/cloud-platform'] });
  const url = `${endpoint}/v1/${name.split('/').map(encodeURIComponent).join('/')}:access`;
  const secret = await auth
    .request<{ readonly payload?: { readonly data?: string } }>({ url, timeout: timeoutMs })
    .then(({ data }) => data.payload?.data)
    .catch(() => undefined);
  if (secret === undefined) throw new Error(`expected a secret of Google Cloud that can be read: ${name}`);
  return Buffer.from(secret, 'base64').toString();
}
