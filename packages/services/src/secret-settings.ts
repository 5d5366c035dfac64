/** Settings of stations that are secrets: that of OCPP 1.6 and that of 2.0.1 (A01). */
const secretSettings: ReadonlySet<string> = new Set(['authorizationkey', 'basicauthpassword']);

/**
 * Whether a setting of a station is a secret, by its name in any case, alone or after that of its component as in
 * `SecurityCtrlr/BasicAuthPassword`: it is not kept where it can be read, nor shown.
 */
export function isSecretSetting(name: string): boolean {
  const [variable = ''] = name.slice(name.lastIndexOf('/') + 1).split(';');
  return secretSettings.has(variable.toLowerCase());
}
