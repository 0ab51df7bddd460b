import { release, type } from 'node:os';
import * as E from 'fp-ts/lib/Either.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import * as t from 'io-ts';
import { jsonTaken, nothingTaken } from './answer.ts';
import { caller, type Connection } from './call.ts';
import { download, type Downloaded } from './download.ts';
import type { MeshFailure } from './failure.ts';
import { headOf, type MessageHead } from './message.ts';
import { type Outgoing, send, usualChunk } from './send.ts';

export interface MeshSettings extends Connection {
  /** Most bytes of a message that is brought here. */
  readonly mostBytes: number;
  /** Messages that MESH names at once, 10 to 5,000. */
  readonly pageSize?: number;
  readonly chunkBytes?: number;
}

/** Names of messages that wait in the inbox, oldest first; `next` asks for those after them. */
export interface InboxPage {
  readonly messages: readonly string[];
  readonly next: string | null;
}

/** What became of a message that was sent. */
export interface Tracking {
  /** `accepted`: it waits for its receiver; `acknowledged`: they have it. */
  readonly status: string;
  readonly statusCode: string | null;
}

/** A mailbox of MESH, the Message Exchange for Social Care and Health. */
export interface MeshClient {
  /** Tells MESH that the mailbox is in use; due at least once a day. */
  readonly handshake: TE.TaskEither<MeshFailure, void>;
  /** `workflows`: only messages of these, such as `CERVICAL_LAB*`. */
  readonly inbox: (asked?: { readonly workflows?: string; readonly from?: string | null }) => TE.TaskEither<MeshFailure, InboxPage>;
  readonly head: (messageId: string) => TE.TaskEither<MeshFailure, MessageHead>;
  readonly download: (messageId: string, path: string) => TE.TaskEither<MeshFailure, Downloaded>;
  /** Gives MESH leave to forget a message: only when we can never lose it any more. */
  readonly acknowledge: (messageId: string) => TE.TaskEither<MeshFailure, void>;
  readonly send: (message: Outgoing) => TE.TaskEither<MeshFailure, string>;
  readonly track: (messageId: string) => TE.TaskEither<MeshFailure, Tracking>;
  readonly close: () => void;
}

const Page = t.type({ messages: t.array(t.string), links: t.partial({ next: t.union([t.string, t.null]) }) });
const Tracked = t.intersection([t.type({ status: t.string }), t.partial({ status_code: t.union([t.string, t.null]) })]);

/** A link to the next page is only believed in what it names as the place to go on from. */
const placeIn = (link: string | null | undefined): string | null => (link ? new URL(link, 'http://mesh.invalid').searchParams.get('continue_from') : null);

export const meshClient = (settings: MeshSettings): MeshClient => {
  const { call, close } = caller(settings);
  const { mostBytes, pageSize = 500, chunkBytes = usualChunk } = settings;
  const message = (id: string): string => `/inbox/${encodeURIComponent(id)}`;
  return {
    handshake: call({ method: 'POST', path: '', headers: { 'mex-clientversion': 'csms', 'mex-osname': type(), 'mex-osversion': release() } }, nothingTaken),
    inbox: ({ workflows, from } = {}) => {
      const asked = new URLSearchParams({ max_results: String(pageSize), ...(workflows === undefined ? {} : { workflow_filter: workflows }), ...(from ? { continue_from: from } : {}) });
      return TE.map(({ messages, links }: t.TypeOf<typeof Page>) => ({ messages, next: placeIn(links.next) }))(call({ method: 'GET', path: `/inbox?${asked}` }, jsonTaken(Page)));
    },
    head: (id) =>
      call({ method: 'HEAD', path: message(id) }, async (response) => {
        await nothingTaken(response);
        return E.right(headOf(response.headers));
      }),
    download: download(call, mostBytes),
    acknowledge: (id) => call({ method: 'PUT', path: `${message(id)}/status/acknowledged` }, nothingTaken),
    send: send(call, chunkBytes),
    track: (id) =>
      TE.map(({ status, status_code }: t.TypeOf<typeof Tracked>) => ({ status: status.toLowerCase(), statusCode: status_code ?? null }))(
        call({ method: 'GET', path: `/outbox/tracking?${new URLSearchParams({ messageID: id })}` }, jsonTaken(Tracked)),
      ),
    close,
  };
};
