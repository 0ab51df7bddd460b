import * as t from 'io-ts';
import { HttpUrl, NonEmpty, optional, wholeNumber } from './texts.ts';

const pem = { expects: 'the path of a file in PEM form', codec: optional(NonEmpty) } as const;

/** The mailbox at MESH, the Message Exchange for Social Care and Health, by which laboratories' files come. */
export const meshVariables = {
  meshUrl: {
    name: 'CSMS_MESH_URL',
    meaning: 'Address of MESH, or of what stands in for it',
    expects: 'an address such as https://mesh-sync.spineservices.nhs.uk; in production it begins with https',
    unset: 'no mailbox is looked into',
    codec: optional(HttpUrl),
  },
  meshMailbox: {
    name: 'CSMS_MESH_MAILBOX',
    meaning: 'Our mailbox at MESH. Must be set where `CSMS_MESH_URL` is',
    expects: 'letters and digits, such as X26ABC1',
    unset: 'none',
    codec: optional(t.refinement(t.string, (text) => /^\w{1,100}$/.test(text))),
  },
  meshPassword: {
    name: 'CSMS_MESH_PASSWORD',
    meaning: 'Password of the mailbox. Must be set where `CSMS_MESH_URL` is',
    expects: 'the password that came with the mailbox',
    unset: 'none',
    secret: true,
    codec: optional(NonEmpty),
  },
  meshSharedKey: {
    name: 'CSMS_MESH_SHARED_KEY',
    meaning: 'Key that everybody in this environment of MESH shares. Must be set where `CSMS_MESH_URL` is',
    expects: 'the key that came with the mailbox',
    unset: 'none',
    secret: true,
    codec: optional(NonEmpty),
  },
  meshCertificate: { name: 'CSMS_MESH_CERTIFICATE', meaning: 'File with our certificate for MESH', unset: 'none; MESH itself lets nobody in without', ...pem },
  meshPrivateKey: { name: 'CSMS_MESH_PRIVATE_KEY', meaning: 'File with the private key of that certificate', unset: 'none', ...pem },
  meshAuthority: { name: 'CSMS_MESH_AUTHORITY', meaning: 'File with the certificates of the authorities that we believe at MESH', unset: 'those that come with Node.js', ...pem },
  meshWorkflow: {
    name: 'CSMS_MESH_WORKFLOW',
    meaning: "Workflow of laboratories' files; answers go out under the same with `_ACK`. The default is a placeholder: no workflow for cervical screening is published",
    expects: 'letters, digits and underscores, at most 100',
    default: 'CERVICAL_LAB',
    codec: t.refinement(t.string, (text) => /^\w{1,100}$/.test(text)),
  },
  meshEvery: {
    name: 'CSMS_MESH_EVERY_SECONDS',
    meaning: 'Seconds between two looks into the mailbox. MESH asks for at least 300, and for one look a day',
    expects: 'a whole number from 1 to 86400',
    default: '300',
    codec: wholeNumber(1, 86_400),
  },
  meshMostMegabytes: {
    name: 'CSMS_MESH_MOST_MEGABYTES',
    meaning: 'Largest message that is brought here from MESH, unpacked, in MB. A larger one stays there, and an error is logged at each look',
    expects: 'a whole number from 1 to 100000',
    default: '1000',
    codec: wholeNumber(1, 100_000),
  },
} as const;
