import { withoutData } from './failure.ts';

/** What a program says of an error that nobody foresaw. Node.js itself would quote its message, which may hold anybody's record. */
export const crashTold = (error: unknown): string =>
  `This is a fault of the program, and it has stopped. Tell the operators what follows; what the error said is left out, since it may quote a record.\n${JSON.stringify(withoutData(error), null, 2)}\n`;

/** Ends this process, with no word of a record, at an error or a rejection that nothing has caught. */
export const tellCrashes = (): void => {
  process.on('uncaughtException', (error: unknown) => {
    process.stderr.write(crashTold(error));
    process.exit(1);
  });
};
