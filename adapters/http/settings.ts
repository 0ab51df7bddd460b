import type { Configuration } from '../configuration.ts';
import type { httpVariables } from '../configuration/http-variables.ts';

/** What is configured of the HTTP API. */
export type HttpSettings = Pick<Configuration, keyof typeof httpVariables>;
