import * as t from 'io-ts';

interface DummyNumberBrand {
  readonly DummyNumber: unique symbol;
}

/** The number of a dummy registration: T and ten digits, stored without spaces. No check digit is published for it, so none is checked. ELIG-08. */
export const DummyNumber = t.brand(t.string, (s): s is t.Branded<string, DummyNumberBrand> => /^T\d{10}$/.test(s), 'DummyNumber');
export type DummyNumber = t.TypeOf<typeof DummyNumber>;
