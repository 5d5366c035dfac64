import type { Tariff } from '@csms/store';

/** Whether what a session costs depends on when its energy was taken, and not on its amount alone. */
export function dependsOnTime({ elements }: Tariff): boolean {
  return elements.some(
    ({ priceComponents, restrictions }) =>
      restrictions?.reservation === undefined &&
      (Object.values(restrictions ?? {}).some((restriction) => restriction !== undefined) ||
        priceComponents.some(({ dimension }) => dimension === 'TIME' || dimension === 'PARKING_TIME')),
  );
}
