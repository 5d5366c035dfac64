import type { Shape } from '@csms/ocpp-messages';

/** A departure from the standard that is tolerated. */
export interface Tolerance {
  /** Names it in what is recorded of a station. */
  readonly name: string;
  /** What stations do, and what is made of it. */
  readonly does: string;
  /** Where it is known from: issues of other projects as `owner/repository#number`, errata, or practice. */
  readonly sources: readonly string[];
}

/** Where a value stands in a message. */
export interface Place {
  readonly action: string;
  readonly part: 'request' | 'response';
  /** Name of the field; for an item that of its list, and empty for the payload. */
  readonly name: string;
  readonly shape: Shape;
  /** Whether the message is wrong without it. */
  readonly required: boolean;
  /** The object that has the field, as it was received. */
  readonly parent: Readonly<Record<string, unknown>>;
  /** The place of that object; for an item that of its list. */
  readonly above?: Place;
  readonly isItem: boolean;
}

/** What rules know of a message. */
export interface About {
  readonly receivedAt: Date;
  /** Minutes that the station's clock is ahead of UTC. */
  readonly clockOffsetMinutes: number;
}

/** What a rule makes of a value. */
export type Outcome =
  | {
      readonly value: unknown;
      /** A stand-in that the schema accepts, where the schema is narrower than what handlers accept. */
      readonly standIn?: unknown;
    }
  /** The field is left out. */
  | 'absent'
  /** The value can't be kept, and without it its object would mean something else. */
  | 'unusable';

/** A rule about one value of a message. */
export interface Rule extends Tolerance {
  /** The kinds of schema to which it applies. */
  readonly kinds: readonly Shape['kind'][];
  /** `undefined` when it does not apply to the value. */
  apply(value: unknown, place: Place, about: About): Outcome | undefined;
  /** What is recorded, where it is not the field and its value. */
  note?(value: unknown, place: Place): { readonly field?: string; readonly example: string };
}

/** An object as JSON knows it: no list, and not null. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
