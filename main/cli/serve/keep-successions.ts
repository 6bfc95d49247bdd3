import type { Log } from '../../../shared/log.ts';
import type { LobbyHandle } from '../../host/lobby-handle.ts';
import { SuccessionFile } from './succession-file.ts';

/** Keeps the successions of a lobby in its folder, each before members get it. */
export function keepSuccessions(
  { events, tellSuccession }: Pick<LobbyHandle, 'events' | 'tellSuccession'>,
  folder: string,
  log: Log,
): void {
  const file = new SuccessionFile({
    ...{ folder, log },
    onKept: ({ issued: { epoch, version } }) => tellSuccession({ type: 'issued-kept', epoch, version }),
  });
  events.on('succession', (report) => {
    if (report.type === 'issued') file.keep(report.kept);
  });
  tellSuccession({ type: 'keeping' });
}
