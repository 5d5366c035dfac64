import type { ObjectShape, Shape } from '@csms/ocpp-messages';
import { exampleOf, shortened } from './example.js';
import { isOrdinary } from './ordinary.js';
import { type About, isObject, type Outcome, type Place, type Rule } from './rule.js';
import { mayBeLeftOut, withoutItems } from './rules/lists.js';
import { rulesFor } from './rules.js';

/** A rule that applied to a message. */
export interface Met {
  readonly rule: string;
  /** JSON pointer to the field, without positions in lists; empty for the message as a whole. */
  readonly field: string;
  readonly example: string;
}

/** A payload after the rules. */
export interface PutRight {
  /** The received object itself where no rule changed anything. */
  readonly payload: unknown;
  /** Each rule once for each field. */
  readonly met: readonly Met[];
  /** Puts the widened values in place. Until then the payload has stand-ins for them that the schema accepts. */
  widen(): void;
}

/** A payload to be put right, and where it is from. */
export interface Subject extends Pick<Place, 'action' | 'part'> {
  readonly payload: unknown;
  readonly shape: Shape;
}

/** Applies the rules to every value of a payload, without changing what was received. */
export function putRight({ payload, shape, action, part }: Subject, about: About): PutRight {
  const met = new Map<string, Met>();
  const widenings: Array<() => void> = [];

  function note(rule: Rule, value: unknown, place: Place): void {
    const { field, example = exampleOf(value, place) } = rule.note?.(value, place) ?? {};
    const pointer = `${pointerTo(place)}${field ?? ''}`;
    const key = `${rule.name} ${pointer}`;
    if (!met.has(key)) met.set(key, { rule: rule.name, field: pointer, example: shortened(example) });
  }

  function visit(received: unknown, place: Place): Outcome {
    let outcome: Exclude<Outcome, string> = { value: received };
    for (const rule of rulesFor(place.shape)) {
      const next = rule.apply(outcome.value, place, about);
      if (next === undefined) continue;
      note(rule, outcome.value, place);
      if (typeof next === 'string') return next;
      outcome = next;
    }
    const { value, standIn } = outcome;
    if (standIn !== undefined) return outcome;
    if (place.shape.kind === 'object' && isObject(value)) return visitFields(value, place, place.shape);
    if (place.shape.kind === 'list' && Array.isArray(value))
      return visitItems(value, place, place.shape.item);
    return outcome;
  }

  function visitFields(value: Place['parent'], place: Place, { fields }: ObjectShape): Outcome {
    let copy: Record<string, unknown> | undefined;
    for (const name of Object.keys(value)) {
      const field = fields.get(name);
      if (!field || isOrdinary(value[name], field.shape)) continue;
      const at: Place = { action, part, name, ...field, parent: value, above: place, isItem: false };
      const outcome = visit(value[name], at);
      if (outcome === 'unusable') {
        if (mayBeLeftOut(place)) return outcome;
      } else if (outcome === 'absent') {
        copy ??= { ...value };
        delete copy[name];
      } else if (outcome.value !== value[name] || outcome.standIn !== undefined) {
        copy ??= { ...value };
        put(copy, name, outcome);
      }
    }
    return { value: copy ?? value };
  }

  function visitItems(value: readonly unknown[], place: Place, item: Shape): Outcome {
    const items: unknown[] = [];
    let isChanged = false;
    for (const received of value) {
      const at: Place = { ...place, shape: item, isItem: true };
      const outcome = visit(received, at);
      if (outcome === 'absent' || (outcome === 'unusable' && mayBeLeftOut(at))) {
        isChanged = true;
        continue;
      }
      const read = outcome === 'unusable' ? { value: received } : outcome;
      isChanged ||= read.value !== received || read.standIn !== undefined;
      put(items, items.length, read);
    }
    if (!isChanged) return { value };
    return (items.length === 0 ? withoutItems(place) : undefined) ?? { value: items };
  }

  function put<Key extends PropertyKey>(
    holder: { [key in Key]: unknown },
    key: Key,
    { value, standIn }: Exclude<Outcome, string>,
  ): void {
    holder[key] = standIn ?? value;
    if (standIn !== undefined) widenings.push(() => (holder[key] = value));
  }

  const root: Place = { action, part, name: '', shape, required: true, parent: {}, isItem: false };
  const outcome = visit(payload, root);
  return {
    payload: typeof outcome === 'string' ? payload : outcome.value,
    met: [...met.values()],
    widen() {
      for (const widening of widenings) widening();
    },
  };
}

function pointerTo({ above, name }: Place): string {
  return above ? `${pointerTo(above)}/${name}` : '';
}
