import { describe } from 'vitest';
import { createEmbeddedDatabase } from '../src/embedded-database.js';
import { testConformance } from './conformance.js';

describe('the store on an embedded database in memory does what every store does', () => {
  testConformance(() => createEmbeddedDatabase());
});
