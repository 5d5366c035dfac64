export { type Mosquitto, type MosquittoOptions, startMosquitto } from './mosquitto.js';
export { type BrokerProxy, startProxy } from './proxy.js';
