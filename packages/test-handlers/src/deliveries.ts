import type { MessageMap } from '@csms/ocpp-messages';
import fc from 'fast-check';
import { answerOf, type Managers } from './compare-histories.js';
import type { StationCall } from './test-csms.js';

/** A message of a story, by its place in it, as it is delivered once. */
export interface Told {
  readonly index: number;
  /** Whether the station sends it again, under another message id, rather than that it is a copy. */
  readonly isRetry: boolean;
}

/** How a story is delivered: in rounds, one after the other; what is in one is delivered at once, to several managers. */
export type Delivery = readonly (readonly Told[])[];

/**
 * Deliveries of a story, each message once at least. What is in one part of it may come at once, and be sent again until
 * the part is over; parts come one after the other. Copies come then and later.
 *
 * @param parts are the places of the messages, in an order in which they may come
 */
export function deliveries(parts: fc.Arbitrary<readonly (readonly number[])[]>): fc.Arbitrary<Delivery> {
  const copies = fc.array(fc.record({ place: fc.nat(99), later: fc.nat(9), isRetry: fc.boolean() }), {
    maxLength: 8,
  });
  const joins = fc.array(fc.boolean(), { minLength: 16, maxLength: 16 });
  return fc.tuple(parts, joins, copies).map(([inParts, joining, copied]) => {
    const rounds: Told[][] = [];
    const order = inParts.flatMap((part) =>
      part.map((index, place) => ({ index, part, isFirst: place === 0 })),
    );
    const placed = order.map(({ index, part, isFirst }) => {
      if (isFirst || joining[index % joining.length]) rounds.push([]);
      rounds.at(-1)?.push({ index, isRetry: false });
      return { index, part, round: rounds.length - 1 };
    });
    const ends = new Map(placed.map(({ part, round }) => [part, round]));
    for (const { place, later, isRetry } of copied) {
      const { index, part, round } = placed[place % placed.length] as (typeof placed)[number];
      const last = isRetry ? (ends.get(part) ?? round) : rounds.length - 1;
      rounds[Math.min(round + later, last)]?.push({ index, isRetry });
    }
    return rounds;
  });
}

/** The delivery of each message once, in order. */
export function plainDelivery(length: number): Delivery {
  return Array.from({ length }, (_, index) => [{ index, isRetry: false }]);
}

/** What each message of a story was answered, each time, by its place. */
export type AnswersByPlace = ReadonlyMap<number, readonly object[]>;

/** Makes a message of a story when it is delivered, by what was answered before. */
export type CallMaker<M extends MessageMap<M>> = (answers: AnswersByPlace) => StationCall<M>;

/** Delivers a story to managers. */
export async function deliverRounds<M extends MessageMap<M>>(
  managers: Managers<M>,
  delivery: Delivery,
  story: readonly CallMaker<M>[],
): Promise<AnswersByPlace> {
  const answers = new Map<number, object[]>(story.map((_, index) => [index, []]));
  let sent = 0;
  for (const round of delivery) {
    const answered = round.map(({ index, isRetry }, place) => {
      const call = (story[index] as CallMaker<M>)(answers);
      sent += 1;
      const messageId = isRetry ? `${call.messageId} again ${sent}` : call.messageId;
      return answerOf(managers[place % 2 === 0 ? 0 : 1], { ...call, messageId });
    });
    for (const [place, answer] of (await Promise.all(answered)).entries()) {
      answers.get((round[place] as Told).index)?.push(answer);
    }
  }
  return answers;
}
