import { openProgram } from '../src/main.js';
const [name, ...qs] = process.argv.slice(2);
const program = await openProgram({ mode: 'terminal', index: name.startsWith("/") ? name : `/tmp/idx-one-${name}`, log: 'silent' });
for (const q of qs) { const a = await program.ask({ chat: q, text: q, explain: true }); console.log(q, '\n', a.text, '\n', JSON.stringify((a as any).explain?.slice(0, 2)).slice(0, 700)); }
await program.close();
