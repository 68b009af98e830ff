import { openSqliteStore } from '../../src/store/sqlite.js';
import { describeStore } from '../contracts/store.js';

describeStore('SQLite', (folder) => openSqliteStore({ folder }));
