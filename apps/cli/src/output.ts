import type { Outcome } from './command.js';

/** What a command came to, as it is printed: a line of JSON, or text for people. */
export function printed({ value, text = asLines(value) }: Outcome, json: boolean): string {
  return json ? asJson(value) : text;
}

/** An object for people: a line for each field that is there. */
function asLines(value: object): string {
  const fields = Object.entries(value as Readonly<Record<string, unknown>>);
  return fields
    .flatMap(([name, field]) => (field === undefined ? [] : `${name}: ${asWords(field)}`))
    .join('\n');
}

/** Control characters in what a station sent must not reach a terminal. */
function asWords(value: unknown): string {
  return typeof value === 'string' && !/\p{Cc}/u.test(value) ? value : asJson(value);
}

/** JSON that holds no control character: by itself it may have those from U+007F on, some of which terminals obey. */
function asJson(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /\p{Cc}/gu,
    (character) => `\\u00${character.charCodeAt(0).toString(16)}`,
  );
}

/** Prints one line on standard error that says what is wrong. */
export function complain(message: string): void {
  const line = message.trim().replaceAll(/\s*\n\s*/g, ' ');
  process.stderr.write(`csms: ${line.replaceAll(/\p{Cc}/gu, '?')}\n`);
}
