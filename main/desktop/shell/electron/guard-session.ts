import type { Session, WebContents } from 'electron';
import type { Log } from '../../../../shared/log.ts';
import { isAppUrl } from './app-origin.ts';
import { isPermissionCheckGranted, isPermissionRequestGranted } from './permission-policy.ts';

/**
 * Denies the page everything except what `permission-policy.ts` grants. `askSystemForMicrophone` makes the system ask
 * the user if needed (macOS).
 */
export function guardSession(session: Session, askSystemForMicrophone: () => Promise<boolean>, log: Log): void {
  session.setPermissionRequestHandler((_contents, permission, respond, details) => {
    const mediaTypes = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const isGranted = isPermissionRequestGranted(
      permission,
      { url: details.requestingUrl, isMainFrame: details.isMainFrame },
      mediaTypes,
    );
    if (!isGranted) log.warn(`The permission '${permission}' was denied.`);
    if (isGranted && permission === 'media') askSystemForMicrophone().then(respond, () => respond(false));
    else respond(isGranted);
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin, details) =>
    isPermissionCheckGranted(
      permission,
      { url: requestingOrigin, isMainFrame: details.isMainFrame },
      details.mediaType,
    ),
  );
  session.setDevicePermissionHandler(() => false);
}

/** Confines a page: it cannot navigate, open windows or embed other pages. */
export function guardContents(contents: WebContents, log: Log): void {
  const refuseForeign = (event: { readonly url: string; preventDefault(): void }): void => {
    if (isAppUrl(event.url)) return;
    event.preventDefault();
    log.warn('A navigation out of the window was refused.');
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
