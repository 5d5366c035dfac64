/** Settings of stations that are secrets: that of OCPP 1.6 and that of 2.0.1 (A01). */
const secretSettings: ReadonlySet<string> = new Set(['authorizationkey', 'basicauthpassword']);

/** Whether a setting of a station, by its name in any case, is a secret: it is not kept where it can be read, nor shown. */
export function isSecretSetting(name: string): boolean {
  return secretSettings.has(name.toLowerCase());
}
