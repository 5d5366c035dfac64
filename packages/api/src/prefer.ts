/** How long a caller may have the API wait, in seconds. */
const maxWaitS = 60;

/** The header that makes the API wait for an outcome, for 60 s at most (RFC 7240 section 4.3). */
export const preferHeader = {
  name: 'Prefer',
  in: 'header',
  description: `\`wait=10\` to wait for the outcome for 10 seconds, ${maxWaitS} at most`,
  schema: { type: 'string', examples: ['wait=10'] },
} as const;

/** How long a caller prefers to wait, in milliseconds; 0 for not at all. What is not understood is ignored. */
export function waitMsOf(prefer: string | readonly string[] | undefined): number {
  for (const preference of String(prefer ?? '').split(',')) {
    const seconds = /^\s*wait\s*=\s*"?(\d+)"?\s*(?:;|$)/i.exec(preference)?.[1];
    if (seconds !== undefined) return Math.min(Number(seconds), maxWaitS) * 1_000;
  }
  return 0;
}
