import type { Participant } from '../../../shared/model/participant.ts';
import { cleanText, MAX_TEXT_LENGTH } from '../../../shared/model/text/clean-text.ts';
import { mentions, type Reaction } from '../../../shared/model/text/text-message.ts';
import type { ClientboundChannelMessage } from '../../../shared/protocol/channel.ts';
import type { ServerboundText, TextRefusal, Texts, TextTarget } from '../../../shared/protocol/text/text-messages.ts';
import { mergeTexts, pendingKey } from './merge-texts.ts';
import { isCurrent, NO_TEXT, type ShownText, type TextStore } from './text-store.ts';

/** The part of the link in use that carries text. */
interface TextLink {
  send(message: ServerboundText): void;
  accepts(type: string): boolean;
}

/** Rows that are older than the first answer of a host are its history, and not news. */
const HISTORY_SECONDS = 2;

/** Requests are random, so that those of a window that starts again are others. */
const REQUESTS = 2 ** 48;

export interface TextController {
  /** `link`: the link whose data channel is open now; null = none. */
  setLink(link: TextLink | null, isSame: boolean): void;
  receive(message: ClientboundChannelMessage): void;
  /** Sends a message, or the new text of the one that is being edited. Returns whether there was anything to send. */
  write(text: string): boolean;
  /** Sends a refused message again. */
  retry(key: string): void;
  /** Drops a message that was refused. */
  discard(key: string): void;
  remove(message: ShownText): void;
  react(message: ShownText, emoji: Reaction): void;
  /** Begins to edit one of your messages; null = ends that. */
  edit(key: string | null): void;
  /** Begins to edit the last message that you can change. Returns whether there is one. */
  editLast(): boolean;
  setTarget(target: TextTarget): void;
  /** Begins a message: the field takes the focus. */
  begin(target?: TextTarget): void;
  /** Counts something that is new between the messages, unless you see it. */
  noteExtra(key: string): void;
  /** Forgets everything: you have left the lobby. */
  forget(): void;
  /** Whether the newest messages are in view: then they are read. */
  setSeen(isSeen: boolean): void;
}

export interface TextDependencies {
  readonly store: TextStore;
  readonly own: () => Pick<Participant, 'id' | 'name' | 'identity'> | undefined;
  /** Whether you have blocked the author: their messages are not news. */
  readonly isBlocked: (author: Pick<Participant, 'id' | 'identity'>) => boolean;
  /** The host refused something besides a message, which shows the reason itself. */
  readonly onRefused: (code: TextRefusal) => void;
  /** Milliseconds of the wall clock. */
  readonly nowMs: () => number;
  readonly random: () => number;
}

/** Writes messages and keeps those of others, over reconnects and from host to host. */
export function createTextController(dependencies: TextDependencies): TextController {
  const { store, own, onRefused, nowMs, random } = dependencies;
  let link: TextLink | null = null;
  let isSeen = false;
  /** The time on the log's clock when this window first heard of it; seconds. */
  let historyUntil: { readonly log: string; readonly seconds: number } | null = null;

  const newRequest = (): number => Math.floor(random() * REQUESTS) + 1;
  const find = (key: string | null): ShownText | undefined =>
    store.getState().messages.find((message) => message.key === key);
  function replace(key: string, change: Partial<ShownText>): void {
    store.setState(({ messages }) => ({
      messages: messages.map((message) => (message.key === key ? { ...message, ...change } : message)),
    }));
  }

  /** Asks for everything that is missing, and sends again what has no answer. */
  function follow(): void {
    if (link?.accepts('text') !== true) return;
    const { log, end, messages } = store.getState();
    link.send({ type: 'text-since', log, after: end });
    for (const { request, to, text, state } of messages)
      if (state === 'sending') link.send({ type: 'text', request, to: targetOf(to), text });
  }

  function receiveTexts(texts: Texts): void {
    const before = store.getState();
    const isFirst = before.messages.every(({ state }) => state !== 'sent');
    if (historyUntil?.log !== texts.log)
      historyUntil = { log: texts.log, seconds: isFirst ? texts.now - HISTORY_SECONDS : -Infinity };
    const { seconds } = historyUntil;
    const { messages, added } = mergeTexts(before.messages, texts, nowMs());
    const past = new Set(texts.rows.filter(({ at }) => at < seconds).map(({ id }) => id));
    store.setState({ messages, log: texts.log, end: texts.end });
    for (const message of added) if (!past.has(message.id)) note(message);
  }

  function note(message: ShownText): void {
    const { from: id, identity, isOwn, isDeleted, text, to } = message;
    if (isOwn || isDeleted || dependencies.isBlocked({ id, identity })) return;
    const isForYou = to.kind === 'direct' || mentions(text, own()?.name ?? '');
    noteNew(message.key, isForYou);
    store.setState({ latest: { message, isForYou } });
  }

  function noteNew(key: string, isForYou: boolean): void {
    if (isSeen) return;
    store.setState((state) => ({
      unread: state.unread + 1,
      isForYou: state.isForYou || isForYou,
      newFrom: state.unread === 0 ? key : state.newFrom,
    }));
  }

  function receiveRefusal(request: number, code: TextRefusal): void {
    const key = pendingKey(request);
    if (find(key) === undefined) return onRefused(code);
    replace(key, { state: 'failed', refusal: code });
  }

  function send(text: string, to: TextTarget): void {
    const person = own();
    if (person === undefined) return;
    const request = newRequest();
    const { id: from, name, identity } = person;
    const pending: ShownText = {
      ...{ key: pendingKey(request), log: '', id: 0, atMs: nowMs(), from, name, identity, request, text },
      to: { ...to, name: '' },
      ...{ isEdited: false, isDeleted: false, reactions: [], isOwn: true, mine: [], state: 'sending', refusal: null },
    };
    // What you answer is read.
    store.setState(({ messages }) => ({ messages: [...messages, pending], newFrom: null }));
    if (link?.accepts('text') === true) link.send({ type: 'text', request, to, text });
  }

  const controller: TextController = {
    setLink(next, isSame) {
      link = next;
      if (next === null) return;
      if (!isSame) controller.forget();
      store.setState({ isAvailable: next.accepts('text') });
    },
    receive(message) {
      if (message.type === 'roster') follow();
      else if (message.type === 'texts') receiveTexts(message);
      else if (message.type === 'text-refused') receiveRefusal(message.request, message.code);
    },
    write(input) {
      const text = cleanText(input);
      if (text === '' || text.length > MAX_TEXT_LENGTH) return false;
      const edited = find(store.getState().editing);
      store.setState({ editing: null });
      if (edited === undefined) send(text, store.getState().target);
      else if (edited.text !== text) link?.send({ type: 'text-edit', request: newRequest(), id: edited.id, text });
      return true;
    },
    retry(key) {
      const message = find(key);
      if (message?.state !== 'failed') return;
      controller.discard(key);
      send(message.text, targetOf(message.to));
    },
    discard: (key) =>
      store.setState(({ messages }) => ({
        messages: messages.filter((message) => message.key !== key || message.state === 'sent'),
      })),
    remove: ({ id }) => link?.send({ type: 'text-delete', request: newRequest(), id }),
    react: ({ id, mine }, emoji) =>
      link?.send({ type: 'text-react', request: newRequest(), id, emoji, isOn: !mine.includes(emoji) }),
    edit(key) {
      store.setState({ editing: key });
      if (key !== null) controller.begin();
    },
    editLast() {
      const { messages, log } = store.getState();
      const last = messages.findLast((message) => message.isOwn && isCurrent(message, log));
      if (last !== undefined) controller.edit(last.key);
      return last !== undefined;
    },
    setTarget: (target) => store.setState({ target }),
    begin: (target) =>
      store.setState((state) => ({ focusWishes: state.focusWishes + 1, ...(target === undefined ? {} : { target }) })),
    noteExtra: (key) => noteNew(key, false),
    forget() {
      store.setState(NO_TEXT);
      historyUntil = null;
    },
    setSeen(next) {
      if (!isSeen && next) store.setState({ unread: 0, isForYou: false });
      isSeen = next;
    },
  };
  return controller;
}

/** Returns the audience of a message as it is sent. One of a newer version is the lobby. */
function targetOf({ kind, id }: ShownText['to']): TextTarget {
  return kind === 'other' ? { kind: 'lobby', id: 0 } : { kind, id };
}
