import { invariant } from '../shared/invariant.ts';
import { mountApp } from './app/mount-app.tsx';
import { connectMainProcess } from './bridge/connect-main-process.ts';

const container = document.getElementById('root');
invariant(container !== null, 'index.html has an element with the id "root"');
const mainProcess = await connectMainProcess();
// The server says there how to open the window.
if (mainProcess === undefined) location.replace('/session');
else mountApp(container, mainProcess);
// A link that is opened in the tab of an earlier one changes only the part with its ticket.
if (window.earshot === undefined)
  window.addEventListener('hashchange', () => {
    if (location.hash !== '') location.reload();
  });
