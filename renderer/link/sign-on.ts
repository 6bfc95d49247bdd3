import type { EarshotBridge, EarshotContract } from '../../shared/ipc/contract.ts';
import type { ResponseOf } from '../../shared/ipc/define.ts';
import type { FailureCode } from '../../shared/ipc/failure-codes.ts';
import type { ResumeRequest } from '../../shared/protocol/signalling.ts';
import type { FoundWay, JoinApproach } from '../../shared/rendezvous/join-plan.ts';
import { isRelay } from '../../shared/rendezvous/messages.ts';
import { failure, type Result } from '../../shared/result.ts';
import { withStereoOpus } from './stereo-offer.ts';
import { useIceServers } from './use-ice-servers.ts';

/** What the host, or for its sake the main process, answered to the offer. */
export type SignedOn = ResponseOf<EarshotContract, 'link:join'>;

/** The lobby to join, as which participant, and how. */
export interface JoinWish {
  readonly invitation: string;
  readonly name: string;
  /** The ticket of the participant that this device becomes the headset of; undefined = it joins for itself. */
  readonly headsetOf?: string | undefined;
  readonly approach: JoinApproach;
  /** Which participant returns; undefined = a new one joins. */
  readonly resume?: ResumeRequest | undefined;
  /** The password of the lobby; undefined = none is known. */
  readonly password?: string | undefined;
  /** The number of the link at the main process, which no other open link has. */
  readonly number: number;
}

interface SignOnRequest extends JoinWish {
  /** Called when a way was found, before the offer is made. */
  readonly onWay: (way: FoundWay) => void;
}

/**
 * Finds a way to the host of `invitation`, offers `connection` there and returns the answer, which is not set yet.
 * Relays are known before the offer exists, so that gathering includes them. Fails like `link:prepare` and `link:join`,
 * and with `no-relay`.
 */
export async function signOn(
  bridge: EarshotBridge,
  connection: RTCPeerConnection,
  { number: link, invitation, name, headsetOf, resume, password, approach, onWay }: SignOnRequest,
): Promise<Result<SignedOn, FailureCode>> {
  const prepared = await bridge.invoke('link:prepare', { link, invitation, approach });
  if (!prepared.ok) return prepared;
  const { path, cause, iceServers, relayOnly } = prepared.value;
  onWay({ path, cause, hasRelays: iceServers.some(isRelay), isRelayOnly: relayOnly });
  if (!useIceServers(connection, prepared.value))
    return failure('no-relay', 'Only relays may be used, and none is known.');
  const offer = withStereoOpus((await connection.createOffer()).sdp ?? '');
  await connection.setLocalDescription({ type: 'offer', sdp: offer });
  return bridge.invoke('link:join', {
    ...{ link, invitation, name, offer },
    ...(headsetOf === undefined ? {} : { headsetOf }),
    ...(resume === undefined ? {} : { resume }),
    ...(password === undefined ? {} : { password }),
  });
}
