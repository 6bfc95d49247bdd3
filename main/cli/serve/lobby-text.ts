import { formatClaimCode } from '../../../shared/model/people/claim-code.ts';
import type { HostDescription } from '../../host/host-options.ts';
import { styled, type Piece } from '../screen/styled-line.ts';
import { strangersText } from '../terminal-text.ts';
import { reachText } from './reach-text.ts';

/**
 * Returns what the terminal says about a lobby that has opened: first what its players need. `more`: paragraphs for
 * between. `claimCode`: '' = none.
 */
export function lobbyText(description: HostDescription, more: readonly string[], claimCode: string): readonly Piece[] {
  const { lobbyName, port, invitation, gameApi } = description;
  const urls = [gameApi.url, gameApi.loopbackUrl].filter((url) => url !== null).join(' or ');
  const paragraphs: readonly (readonly Piece[])[] = [
    [
      `Lobby '${lobbyName}' `,
      styled('good', 'is open'),
      ` on port ${port} (TCP and UDP). Invite players with this link:`,
    ],
    [styled('secret', invitation)],
    ...codesOf(description),
    [reachText(description)],
    ...more.map((text) => [text]),
    ...(claimCode === '' ? [] : [claimOf(claimCode)]),
    [`Game servers send positions to ${urls} with the token `, styled('secret', gameApi.token)],
  ];
  return paragraphs.flatMap((paragraph, index) => (index === 0 ? paragraph : ['\n\n', ...paragraph]));
}

function claimOf(code: string): readonly Piece[] {
  return [
    'To own this lobby, join it, choose More > Become owner, and enter this code, which counts once: ',
    styled('secret', formatClaimCode(code)),
  ];
}

function codesOf({ reach }: HostDescription): readonly (readonly Piece[])[] {
  return reach.rendezvous
    .filter(({ code }) => code !== '')
    .map(({ code, address, page }) => [
      'Or read them this code: ',
      styled('secret', strangersText(code)),
      ` (at ${strangersText(address)}${page === '' ? '' : `, in a browser at ${strangersText(page)}`})`,
    ]);
}
