import { maxMessageIdLength } from '@csms/ocpp-messages';
import { contentId } from '@csms/services';
import { type Wanted, workKey } from '@csms/store';

/**
 * An id of what is done, which follows from what it is a part of: whoever does it again does it under the same id, and a
 * call is sent once under one id.
 */
export function idOf(whole: string, part: Wanted | string): string {
  const name = typeof part === 'object' ? workKey(part) : part;
  return contentId(whole, name).slice(0, maxMessageIdLength);
}
