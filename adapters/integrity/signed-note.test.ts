import { describe, expect, it } from 'vitest';
import { opener, signer } from './signed-note.ts';

const ours = signer('csms/event-log', 'a secret of at least thirty-two characters');
const open = opener(ours.verifierKey);

describe('a signed note', () => {
  it('opens with the key that signed it, and gives the text back', () => expect(open?.(ours.sign('one\ntwo\n'))).toBe('one\ntwo\n'));

  it('does not open once a letter of it was changed', () => {
    const note = ours.sign('one\ntwo\n');
    for (let i = 0; i < 8; i++) expect(open?.(`${note.slice(0, i)}x${note.slice(i + 1)}`)).toBeNull();
  });

  it('does not open when somebody else signed it, or nobody', () => {
    expect(open?.(signer('csms/event-log', 'another secret of more than 32 characters').sign('one\n'))).toBeNull();
    expect(open?.('one\n')).toBeNull();
    expect(open?.('one\n\n')).toBeNull();
  });

  it('opens beside a signature of somebody else', () => {
    const other = signer('a.witness.example', 'the secret of a witness, also long enough').sign('one\n').split('\n\n')[1] ?? '';
    expect(open?.(`${ours.sign('one\n')}${other}`)).toBe('one\n');
  });
});

describe('a verifier key', () => {
  // From the documentation of golang.org/x/mod/sumdb/note.
  const published = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const note =
    'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

  it('of the published example opens the published note', () => expect(opener(published)?.(note)).toBe(note.slice(0, note.indexOf('\n\n') + 1)));

  it('with a wrong id, or of another kind, is none', () => {
    expect(opener(published.replace('c74f20a3', 'c74f20a4'))).toBeNull();
    expect(opener('PeterNeumann')).toBeNull();
  });
});
