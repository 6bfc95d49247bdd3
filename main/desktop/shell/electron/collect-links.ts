import { app } from 'electron';
import type { Invitation } from '../../../../shared/protocol/invitation.ts';
import { findDeepLink } from '../deep-link.ts';

/** Links may arrive before there is an application to receive them: on macOS even before Electron is ready. */
interface LinkCollector {
  areWaiting(): boolean;
  /** Passes waiting and later links to `listener`. `show` shows the window. */
  deliverTo(listener: (invitation: Invitation) => void, show: () => void): void;
}

/** Collects the links from this start, later starts and the system. */
export function collectLinks(): LinkCollector {
  const waiting: Invitation[] = [];
  let deliver = (invitation: Invitation): void => void waiting.push(invitation);
  let showWindow = (): void => {};
  const receive = (programArguments: readonly string[]): void => {
    const invitation = findDeepLink(programArguments);
    if (invitation === undefined) return;
    deliver(invitation);
    showWindow();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    receive([url]);
  });
  app.on('second-instance', (_event, programArguments) => {
    receive(programArguments);
    showWindow();
  });
  receive(process.argv);
  return {
    areWaiting: () => waiting.length > 0,
    deliverTo(listener, show) {
      deliver = listener;
      showWindow = show;
      for (const invitation of waiting.splice(0)) listener(invitation);
    },
  };
}
