export type { Known } from '../plan/known.js';
