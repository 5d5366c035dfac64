/** A configuration that can't be used. The message is one line that names the key, or the file. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    /** The key at fault, such as `gateway.addr`; absent when the file as a whole is. */
    readonly key: string | undefined,
    message: string,
    options?: ErrorOptions,
  ) {
    super(key === undefined ? message : `${key}: ${message}`, options);
  }
}
