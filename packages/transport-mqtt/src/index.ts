export { createMqttTransport } from './mqtt-transport.js';
export type { MqttTransportOptions } from './options.js';
