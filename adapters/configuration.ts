import * as E from 'fp-ts/lib/Either.js';
import type * as t from 'io-ts';
import { sampleKey, variables, type Variable } from './configuration/variables.ts';

/** What the environment variables say, each read and checked. */
export type Configuration = {
  readonly [Key in keyof typeof variables]: (typeof variables)[Key]['codec'] extends t.Decoder<unknown, infer A> ? A : never;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** By convention (sysexits.h): the configuration is wrong, and starting again won't help. */
const configurationError = 78;

const given = (environment: Environment, { name }: Variable): string | undefined => environment[name] || undefined;

const fault = (environment: Environment, variable: Variable): string => {
  const { name, expects, secret } = variable;
  const value = secret ? 'its value (not shown, it is secret)' : JSON.stringify(given(environment, variable));
  return `${name}: ${value} does not do; it must be ${expects}. Set it so, or unset it for the default.`;
};

const sampleKeyInProduction = ({ name }: Variable, why: string): string =>
  `${name}: the sample key is not fit for production. Set it to at least 32 random characters, for instance what \`openssl rand -hex 32\` prints, and keep them safe: ${why}.`;

/** What a mailbox at MESH needs besides its address. */
const meshFaults = ({ meshUrl, meshCertificate, meshPrivateKey, environment, ...rest }: Configuration): readonly string[] => {
  if (meshUrl === undefined) return [];
  const missing = (['meshMailbox', 'meshPassword', 'meshSharedKey'] as const).filter((key) => rest[key] === undefined);
  return [
    ...missing.map((key) => `${variables[key].name}: it is not set, and must be where ${variables.meshUrl.name} is: ${variables[key].expects}.`),
    ...((meshCertificate === undefined) === (meshPrivateKey === undefined) ? [] : [`${variables.meshCertificate.name}, ${variables.meshPrivateKey.name}: one is set without the other. Set both, or neither.`]),
    ...(environment === 'production' && !meshUrl.startsWith('https:') ? [`${variables.meshUrl.name}: in production it must begin with https, since personal data goes there.`] : []),
  ];
};

/** What NHS Notify needs besides its address. */
const notifyFaults = ({ notifyUrl, notifyCallbackApplication, notifyCallbackKey, environment, ...rest }: Configuration): readonly string[] => {
  const needed = ['notifyTokenUrl', 'notifyApiKey', 'notifyKeyId', 'notifyPrivateKey', 'notifyRoutingPlans'] as const;
  const missing = notifyUrl === undefined ? [] : needed.filter((key) => rest[key] === undefined);
  const open = environment === 'production' ? (['notifyUrl', 'notifyTokenUrl'] as const).filter((key) => ({ notifyUrl, ...rest })[key]?.startsWith('https:') === false) : [];
  return [
    ...missing.map((key) => `${variables[key].name}: it is not set, and must be where ${variables.notifyUrl.name} is: ${variables[key].expects}.`),
    ...((notifyCallbackApplication === undefined) === (notifyCallbackKey === undefined) ? [] : [`${variables.notifyCallbackApplication.name}, ${variables.notifyCallbackKey.name}: one is set without the other. Set both, or neither.`]),
    ...open.map((key) => `${variables[key].name}: in production it must begin with https, since personal data and keys go there.`),
  ];
};

/** What a mail server needs besides its address. */
const mailFaults = ({ smtpUrl, environment, publicUrl, mailFrom }: Configuration): readonly string[] => {
  if (smtpUrl === undefined) return [];
  const missing = [...(mailFrom === undefined ? [variables.mailFrom] : []), ...(publicUrl === undefined ? [variables.publicUrl] : [])];
  return [
    ...missing.map(({ name, expects }) => `${name}: it is not set, and must be where ${variables.smtpUrl.name} is: ${expects}.`),
    ...(environment === 'production' && publicUrl !== undefined && !publicUrl.startsWith('https:') ? [`${variables.publicUrl.name}: in production it must begin with https, since people sign in there.`] : []),
  ];
};

/** What CIS2 needs besides its address; and what may not stand in for it. */
const identityFaults = ({ cis2Issuer, environment, identityStandInPort, ...rest }: Configuration): readonly string[] => {
  const needed = ['cis2ClientId', 'cis2PrivateKey', 'cis2KeyId', 'publicUrl'] as const;
  const missing = cis2Issuer === undefined ? [] : needed.filter((key) => rest[key] === undefined);
  const isProduction = environment === 'production';
  return [
    ...missing.map((key) => `${variables[key].name}: it is not set, and must be where ${variables.cis2Issuer.name} is: ${variables[key].expects}.`),
    ...(isProduction && cis2Issuer?.startsWith('https:') === false ? [`${variables.cis2Issuer.name}: in production it must begin with https, since people sign in there.`] : []),
    ...(isProduction && cis2Issuer !== undefined && rest.publicUrl?.startsWith('https:') === false ? [`${variables.publicUrl.name}: in production it must begin with https, since people come back to it when they sign in.`] : []),
    ...(isProduction && identityStandInPort !== undefined ? [`${variables.identityStandInPort.name}: nothing stands in for CIS2 in production, where it would let everybody in. Unset it.`] : []),
  ];
};

/** Whose tokens are believed is told whole, or not at all. */
const tokenFaults = (configuration: Configuration): readonly string[] => {
  const keys = ['tokenIssuer', 'tokenAudience', 'tokenJwks'] as const;
  const missing = keys.filter((key) => configuration[key] === undefined);
  const isOpen = configuration.environment === 'production' && configuration.tokenJwks?.startsWith('https:') === false;
  return [
    ...(missing.length === keys.length ? [] : missing.map((key) => `${variables[key].name}: it is not set, and must be where another of the three is: ${variables[key].expects}.`)),
    ...(isOpen ? [`${variables.tokenJwks.name}: in production it must begin with https, since whoever can change the keys gets in.`] : []),
  ];
};

/** Reads the configuration, or says of every variable that is wrong what is wrong and what to do. Secrets are not repeated. */
export const readConfiguration = (environment: Environment): E.Either<readonly string[], Configuration> => {
  const read = Object.entries<Variable>(variables).map(([key, variable]) => {
    const decoded = variable.codec.decode(given(environment, variable) ?? variable.default);
    return { key, variable, decoded };
  });
  const faults = read.filter(({ decoded }) => E.isLeft(decoded)).map(({ variable }) => fault(environment, variable));
  // Each key's value comes from that key's own codec.
  const configuration = Object.fromEntries(
    read.map(({ key, decoded }) => [key, E.isRight(decoded) ? decoded.right : undefined]),
  ) as unknown as Configuration;
  const samples = [
    ...(configuration.identityKey === sampleKey ? [sampleKeyInProduction(variables.identityKey, 'participants are found by it')] : []),
    ...(configuration.checkpointKey === sampleKey ? [sampleKeyInProduction(variables.checkpointKey, 'the checkpoints of the event log are signed with it')] : []),
  ];
  const all = [...faults, ...meshFaults(configuration), ...notifyFaults(configuration), ...mailFaults(configuration), ...identityFaults(configuration), ...tokenFaults(configuration), ...(configuration.environment === 'production' ? samples : [])];
  return all.length > 0 ? E.left(all) : E.right(configuration);
};

/** For a program's first line: the configuration, or its faults on the error output and the end of the process with code 78. */
export const configurationOrExit = (environment: Environment = process.env): Configuration => {
  const configuration = readConfiguration(environment);
  if (E.isRight(configuration)) return configuration.right;
  process.stderr.write(`The configuration is wrong.\n${configuration.left.map((each) => `  ${each}\n`).join('')}`);
  process.exit(configurationError);
};
