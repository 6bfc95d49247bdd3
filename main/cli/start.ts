import { runStart } from './desktop/run-start.ts';
import { COMMANDS, surviveClosedOutput } from './terminal.ts';

/** `npm start`: runs the app under Electron if that is installed, else in a browser window, else in the terminal. */

surviveClosedOutput();
await runStart(process.argv.slice(2), COMMANDS.start);
