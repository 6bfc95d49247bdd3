import { invariant } from '../shared/invariant.ts';
import { mountApp } from './app/mount-app.tsx';
import { connectMainProcess } from './bridge/connect-main-process.ts';

const container = document.getElementById('root');
invariant(container !== null, 'index.html has an element with the id "root"');
mountApp(container, connectMainProcess());
