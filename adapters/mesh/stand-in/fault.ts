import type { ServerResponse } from 'node:http';
import type { Reply } from './reply.ts';

/** Something that goes wrong because a test asked for it. */
export interface Fault {
  readonly method: string;
  /** Of the whole path. */
  readonly path: RegExp;
  /**
   * `drop`: half of the body is sent, then the connection breaks. `lose-answer`: what was asked is done, and nobody learns of
   * it. `wrong-checksum`: the message is said to be another. A number: this status, and nothing is done.
   */
  readonly does: 'drop' | 'lose-answer' | 'wrong-checksum' | number;
  /** How often. */
  times: number;
}

/** Takes the fault that this request meets, if there is one. */
export const faultFor = (faults: readonly Fault[], method: string, path: string): Fault | undefined => {
  const found = faults.find((fault) => fault.times > 0 && fault.method === method && fault.path.test(path));
  if (found !== undefined) found.times -= 1;
  return found;
};

const bodyOf = ({ body }: Reply): Buffer => (body === undefined ? Buffer.alloc(0) : Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)));

/** Writes an answer, or does with it what the fault says. */
export const write = (response: ServerResponse, reply: Reply, version: number, does?: Fault['does']): void => {
  const body = bodyOf(reply);
  const type = Buffer.isBuffer(reply.body) ? {} : { 'content-type': `application/vnd.mesh.v${version}+json` };
  if (does === 'lose-answer') return void response.destroy();
  const checksum = does === 'wrong-checksum' ? { 'mex-content-checksum': '0'.repeat(64) } : {};
  response.writeHead(reply.status, { ...type, ...reply.headers, ...checksum, 'content-length': body.length });
  if (does === 'drop') response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
  else response.end(body);
};
