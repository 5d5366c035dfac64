/** Tokens by which a service outside knows who asks. They stand in no error and no log. */
export interface HttpTokenProvider {
  /**
   * Resolves to a token. A token that was refused is not given again, unless there is no other; when many callers say
   * so at once, a new one is fetched once. Rejects with an {@link OutsideError} when there is none.
   */
  token(refused?: string): Promise<string>;
}

/** One token that never changes. */
export function fixedToken(token: string): HttpTokenProvider {
  return { token: async () => token };
}
