import { toBase64Url } from '../../../shared/protocol/invitation/invitation.ts';
import { parseInvitation } from '../../../shared/protocol/invitation/parse-invitation.ts';
import { writeDirectAnswer } from '../../../shared/rendezvous/direct-answer.ts';
import { createDirectCredentials } from '../../../shared/rendezvous/direct-join.ts';

/** What a guest in a page sees of its connection. */
export interface GuestReport {
  readonly state: string;
  readonly messages: readonly string[];
  readonly packetsReceived: number;
  readonly audioEnergy: number;
}

/** A guest in a page that has nothing but the invitation. */
export interface DirectGuest {
  report(): Promise<GuestReport>;
  send(text: string): void;
}

/** Joins by UDP alone, with the page's microphone. Runs in the page. */
export async function joinDirectly(link: string, name: string): Promise<DirectGuest> {
  const invitation = parseInvitation(link);
  if (!invitation.ok) throw new Error(invitation.error.message);
  const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle' });
  const microphone = await navigator.mediaDevices.getUserMedia({ audio: true });
  connection.addTrack(microphone.getAudioTracks()[0]!, microphone);
  const channel = connection.createDataChannel('earshot');
  const messages: string[] = [];
  channel.onmessage = ({ data }: MessageEvent<string>) => messages.push(data);
  connection.ontrack = ({ track }) => {
    // Chromium decodes a received track only while an element plays it.
    const element = new Audio();
    element.srcObject = new MediaStream([track]);
    void element.play();
  };
  const { sdp: offer = '' } = await connection.createOffer();
  await connection.setLocalDescription({ type: 'offer', sdp: offer });
  const credentials = await createDirectCredentials(invitation.value.secret);
  const answer = writeDirectAnswer(offer, invitation.value, credentials);
  if (!answer.ok) throw new Error(answer.error.message);
  const join = {
    protocol: 'earshot',
    version: 1,
    type: 'join',
    secret: toBase64Url(invitation.value.secret),
    name,
    offer,
  };
  channel.onopen = () => channel.send(JSON.stringify(join));
  await connection.setRemoteDescription({ type: 'answer', sdp: answer.value });
  return {
    send: (text) => channel.send(text),
    async report() {
      let packetsReceived = 0;
      let audioEnergy = 0;
      (await connection.getStats()).forEach(
        (entry: { type: string; packetsReceived?: number; totalAudioEnergy?: number }) => {
          if (entry.type !== 'inbound-rtp') return;
          packetsReceived = entry.packetsReceived ?? 0;
          audioEnergy = entry.totalAudioEnergy ?? 0;
        },
      );
      return { state: connection.connectionState, messages, packetsReceived, audioEnergy };
    },
  };
}
