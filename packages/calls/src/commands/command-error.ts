/** Why a command was not carried out. Nothing was sent for it then. */
export type CommandErrorCode =
  /** The version of OCPP that the station speaks has no such thing. */
  | 'not-supported'
  /** The command says too little, or something impossible: the message says what was expected. */
  | 'invalid-command'
  /** The id of the command is that of a call with another action. */
  | 'id-taken'
  /** The same token or setting is named twice (2.0.1 B05.FR.13, D01.FR.06). */
  | 'duplicate'
  /** The station has another charging profile for the same purpose (2.0.1 K01.FR.06, K01.FR.39). */
  | 'conflicting-profile'
  /** The local list would have more entries than the station has room for. */
  | 'too-many-entries'
  /** It is not known which local list the station has, so it can't be sent changes. */
  | 'unknown-list';

/** A command that can't be carried out at this station. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly code: CommandErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
