export { type Backend, backends, inMemory } from './backends.js';
