import { HttpUrl, NonEmpty, optional } from './texts.ts';

const together = 'Set with the other two of `CSMS_TOKEN_…`, or none';

/** Who may come in. */
export const identityVariables = {
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
