import { app } from 'electron';
import { findDeepLink, type OpenedLink } from '../deep-link.ts';

/** Links may arrive before there is an application to receive them: on macOS even before Electron is ready. */
interface LinkCollector {
  areWaiting(): boolean;
  /** Passes waiting and later links to `listener`. `show` shows the window. */
  deliverTo(listener: (link: OpenedLink) => void, show: () => void): void;
}

/** Collects the links from this start, later starts and the system. */
export function collectLinks(): LinkCollector {
  const waiting: OpenedLink[] = [];
  let deliver = (link: OpenedLink): void => void waiting.push(link);
  let showWindow = (): void => {};
  const receive = (programArguments: readonly string[]): void => {
    const link = findDeepLink(programArguments);
    if (link === undefined) return;
    deliver(link);
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
      for (const link of waiting.splice(0)) listener(link);
    },
  };
}
