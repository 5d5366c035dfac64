export { type Backend, emulator, inMemory } from './backends.js';
