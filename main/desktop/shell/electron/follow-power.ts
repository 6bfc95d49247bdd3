import type { DesktopApp } from '../../app/create-desktop-app.ts';

/** The part of Electron's `powerMonitor` that is used. */
export interface PowerEvents {
  on(name: 'suspend' | 'resume' | 'lock-screen', listener: () => void): unknown;
}

/** Tells the application what gets lost: key releases while the machine sleeps or is locked, and links in sleep. */
export function followPower(power: PowerEvents, app: Pick<DesktopApp, 'releaseKeys' | 'machineWoke'>): void {
  power.on('suspend', app.releaseKeys);
  power.on('lock-screen', app.releaseKeys);
  power.on('resume', app.machineWoke);
}
