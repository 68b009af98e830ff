import { writeFileSync } from 'node:fs';
import { SCHEMA_FILE, schemaOfTypes } from './telegram-types.js';

// Writes anew what the installed @grammyjs/types say of the calls that the bot makes.
writeFileSync(SCHEMA_FILE, `${JSON.stringify(schemaOfTypes())}\n`);
