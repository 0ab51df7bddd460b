import { writeSync } from 'node:fs';

/** Imported before a command: at its end, tells the most memory it held. */
process.on('exit', () => writeSync(2, `peak memory ${process.resourceUsage().maxRSS} KiB\n`));
