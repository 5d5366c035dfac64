import { source } from './gen/1.6/shapes.js';
import { createShapes, type Shape } from './shape.js';

/** The structure of the messages that OCPP 1.6 stations send, by name, such as `BootNotificationRequest`. */
export const shapes16: ReadonlyMap<string, Shape> = createShapes(source);
