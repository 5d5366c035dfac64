/** A command can't do what it was asked to. The message is one line and holds no secret. */
export class CliError extends Error {
  override readonly name: string = 'CliError';
}

/** The command was called wrongly. */
export class UsageError extends CliError {
  override readonly name = 'UsageError';
}

/** Why a system call failed, such as `ENOENT`. */
export function codeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message;
}
