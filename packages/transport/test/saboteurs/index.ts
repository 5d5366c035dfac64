import { ofBounds } from './bounds.js';
import { ofClosing } from './closing.js';
import { ofConfirming } from './confirming.js';
import { ofDelivery } from './delivery.js';
import { ofProperties } from './properties.js';
import type { Saboteur } from './sabotage.js';
import { ofSharing } from './sharing.js';

/** Transports with one fault each. */
export const saboteurs: readonly Saboteur[] = [
  ...ofDelivery,
  ...ofSharing,
  ...ofConfirming,
  ...ofProperties,
  ...ofBounds,
  ...ofClosing,
];
