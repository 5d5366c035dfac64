import type { Leftovers } from './source.js';

/** What is set without effect, for people to read: a line for each key that means nothing here, and one for all variables. */
export function warningsOf({ ignored, unknownVariables }: Leftovers): readonly string[] {
  const named = unknownVariables.map(({ name, nearest }) => (nearest ? `${name} (${nearest}?)` : name));
  return [
    ...ignored.map((key) => `${key} means nothing here and is ignored`),
    ...(named.length > 0 ? [`no key is set by these environment variables: ${named.join(', ')}`] : []),
  ];
}
