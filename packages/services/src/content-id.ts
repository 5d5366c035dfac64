import { hash } from 'node:crypto';

/**
 * A name for something that its station does not name, made of all that tells it from others: the same content has the
 * same name, however often it comes.
 */
export function contentId(...content: readonly (string | number | undefined)[]): string {
  return hash('sha256', JSON.stringify(content), 'base64url');
}
