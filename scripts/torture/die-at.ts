import pg from 'pg';

/** When a process is to die: so many milliseconds after it has asked the database for the n-th time for something that has this text. */
export interface Moment {
  readonly text: string;
  readonly time: number;
  readonly pause: number;
}

/** As `kill -9` would: no handler runs, nothing is flushed. */
export const die = (): void => void process.kill(process.pid, 'SIGKILL');

/** Has this process die at that moment: what it asked is on its way to the server, and nobody hears the answer. */
export const dieAt = ({ text, time, pause }: Moment): void => {
  let asked = 0;
  const ask = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
  const asking = function (this: pg.Client, ...given: unknown[]): unknown {
    const answer = ask.apply(this, given);
    const [query] = given as [string | { readonly text?: string }];
    const said = typeof query === 'string' ? query : (query.text ?? '');
    if (said.includes(text) && ++asked === time) {
      if (pause === 0) die();
      else setTimeout(die, pause);
    }
    return answer;
  };
  pg.Client.prototype.query = asking as typeof pg.Client.prototype.query;
};
