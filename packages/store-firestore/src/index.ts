export { type FirestoreOptions, openFirestoreStore } from './open-firestore-store.js';
