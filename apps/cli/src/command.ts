/** An option of a command: a flag, unless it has a value. */
export interface Option {
  /** What stands for its value in the help, such as `FILE`. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Whether it may be given several times. */
  readonly multiple?: true;
  /** What it is for, in the help. */
  readonly help: string;
}

/** The options of a command, by their names without dashes before them. */
export type Options = Readonly<Record<string, Option>>;

/** The values of options. */
export type Values<O extends Options> = { readonly [Name in keyof O]?: ValueOf<O[Name]> };

type ValueOf<O extends Option> = O extends { readonly multiple: true } ? readonly string[] : OneValueOf<O>;

type OneValueOf<O extends Option> = O extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : O extends { readonly value: string }
    ? string
    : boolean;

/** What a command found or did. */
export interface Outcome {
  /** Printed with `--json`. */
  readonly value: object;
  /** For people; a line for each field by default. */
  readonly text?: string;
  /** Whether what was checked is not valid. */
  readonly failed?: boolean;
}

/** A command of the program. */
export interface Command<
  Operands extends readonly string[] = readonly string[],
  O extends Options = Options,
> {
  /** Its name, of one word or two. */
  readonly name: string;
  /** What it does, in the list of all commands. */
  readonly summary: string;
  /** The rest of its help, in lines. */
  readonly details: string;
  /** What stands for its operands in the help, such as `FILE`; every one has to be given. */
  readonly operands: Operands;
  readonly options: O;
  /** Does it; throws a `CliError` when it can't be done. */
  run(operands: { readonly [Index in keyof Operands]: string }, values: Values<O>): Promise<Outcome>;
}

/** Describes a command; what it runs with is typed by its operands and options. */
export function defineCommand<const Operands extends readonly string[], const O extends Options>(
  command: Command<Operands, O>,
): Command {
  return command;
}
