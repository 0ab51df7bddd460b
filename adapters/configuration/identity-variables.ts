import { optionalRoleCodes } from './role-codes.ts';
import { HttpUrl, NonEmpty, optional, Port } from './texts.ts';

const withIssuer = 'Must be set where `CSMS_CIS2_ISSUER` is';
const together = 'Set with the other two of `CSMS_TOKEN_…`, or none';

/** Who may come in. */
export const identityVariables = {
  cis2Issuer: {
    name: 'CSMS_CIS2_ISSUER',
    meaning: 'Address of NHS CIS2 (Care Identity), by which people sign in; `CSMS_PUBLIC_URL` must be set with it',
    expects: 'an address, the part of its description’s before /.well-known/openid-configuration; in production it begins with https',
    unset: 'in development what stands in for it; in production nobody signs in, and `/health` says so',
    codec: optional(HttpUrl),
  },
  cis2ClientId: {
    name: 'CSMS_CIS2_CLIENT_ID',
    meaning: `Our name there. ${withIssuer}`,
    expects: 'a name such as 999999999999.apps.national',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  cis2PrivateKey: {
    name: 'CSMS_CIS2_PRIVATE_KEY',
    meaning: `File with the private key (RSA, at least 2048 bits) whose public key stands in the JWKS that is registered there. ${withIssuer}`,
    expects: 'the path of a file in PEM form',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  cis2KeyId: {
    name: 'CSMS_CIS2_KEY_ID',
    meaning: `Name (kid) of that key in the JWKS. ${withIssuer}`,
    expects: 'the kid of the key in the JWKS',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  roleCodes: {
    name: 'CSMS_ROLE_CODES',
    meaning: 'Which NHS role codes lead to which group of roles, besides the fifteen of practices, which always lead to `gp-practice`: `csas-officer=R1234,R1235;csas-manager=R1236`, or the same as JSON',
    expects: 'groups with their role codes, such as csas-officer=R1234,R1235;csas-manager=R1236: each code once, none of a practice’s, and no group system-client',
    unset: 'in development made-up codes (docs/sign-in.md lists them); in production the practices’ alone',
    codec: optionalRoleCodes,
  },
  identityStandInPort: {
    name: 'CSMS_IDENTITY_STAND_IN_PORT',
    meaning: 'Port of what stands in for CIS2 in development. Must not be set in production, where nothing does',
    expects: 'a whole number from 0 to 65535',
    unset: 'any free one',
    codec: optional(Port),
  },
  tokenIssuer: {
    name: 'CSMS_TOKEN_ISSUER',
    meaning: `Service whose tokens let programs in, as it names itself in them (\`iss\`). ${together}`,
    expects: 'an address such as https://identity.example.nhs.uk/realms/programs',
    unset: 'no program gets in; outside production, those with a token of `npm run csms -- token`',
    codec: optional(HttpUrl),
  },
  tokenAudience: {
    name: 'CSMS_TOKEN_AUDIENCE',
    meaning: `As its tokens name this system (\`aud\`). ${together}`,
    expects: 'the name that was agreed with the service',
    unset: 'none',
    codec: optional(NonEmpty),
  },
  tokenJwks: {
    name: 'CSMS_TOKEN_JWKS',
    meaning: `Address of the public keys (JWKS) that its tokens are signed with. ${together}`,
    expects: 'an address such as https://identity.example.nhs.uk/realms/programs/certs; in production it begins with https',
    unset: 'none',
    codec: optional(HttpUrl),
  },
} as const;
