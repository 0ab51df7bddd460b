import type { Rules } from './rule.ts';
import { acceptingSamples, carePathway, london2015, manchesterAcceptance, manchesterProtocols, sampleTakerTraining } from './sources.ts';

/** Whether a sample may be taken and is accepted. */
export const samples = {
  'ACC-01': {
    says: 'On routine recall, a sample taken more than 3 months before the next test due date is outside the programme.',
    source: `${acceptingSamples}; that it is refused is inferred`,
    mark: 'S',
  },
  'ACC-02': {
    says: 'On a 6 or 12 month recall, a sample taken more than 1 month early is outside the programme.',
    source: london2015,
    mark: '2',
  },
  'ACC-03': {
    says: 'A sample less than 3 months after the last one is outside the programme. So is one taken before the first invitation, over 65 outside the rules, for symptoms, or from the vault; it is discarded with a letter.',
    source: `${carePathway}; ${manchesterProtocols}; ${london2015}`,
    mark: 'S',
  },
  'ACC-04': {
    says: 'A vial must have at least 14 days left before it expires when the sample is taken.',
    source: sampleTakerTraining,
    mark: 'S',
  },
  'ACC-05': {
    says: 'Vial and form carry full name, date of birth, NHS number, address, GP, sender and sample taker identifier (GMC, NMC or PA number), and three identifiers must match. A name that sounds the same or one transposed digit is minor; anything else is rejected.',
    source: manchesterAcceptance,
    mark: '2',
  },
} as const satisfies Rules;
