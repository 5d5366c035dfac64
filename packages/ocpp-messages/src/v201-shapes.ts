import { source } from './gen/2.0.1/shapes.js';
import { createShapes, type Shape } from './shape.js';

/** The structure of the messages that OCPP 2.0.1 stations send, by name, such as `BootNotificationRequest`. */
export const shapes201: ReadonlyMap<string, Shape> = createShapes(source);
