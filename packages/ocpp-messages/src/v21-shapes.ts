import { source } from './gen/2.1/shapes.js';
import { createShapes, type Shape } from './shape.js';

/** The structure of the messages that OCPP 2.1 stations send, by name, such as `BootNotificationRequest`. */
export const shapes21: ReadonlyMap<string, Shape> = createShapes(source);
