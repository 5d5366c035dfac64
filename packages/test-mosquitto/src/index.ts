export { type Mosquitto, type MosquittoOptions, startMosquitto } from './mosquitto.js';
