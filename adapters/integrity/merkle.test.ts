import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { merkleTree } from './merkle.ts';

/** Leaves and roots of RFC 6962's reference tests (certificate-transparency-go, testonly/reference.go). */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('a Merkle tree', () => {
  it('has the roots of the published reference', () => {
    const tree = merkleTree();
    expect(tree.root().toString('hex')).toBe(hash('sha256', ''));
    const seen = leaves.map((leaf) => (tree.add(Buffer.from(leaf, 'hex')), tree.root().toString('hex')));
    expect(seen).toEqual(roots);
  });

  it('grows on from its frontier as if it had never been put away', () => {
    for (let half = 0; half <= leaves.length; half++) {
      const first = merkleTree();
      leaves.slice(0, half).forEach((leaf) => first.add(Buffer.from(leaf, 'hex')));
      const second = merkleTree(first.size(), first.frontier());
      leaves.slice(half).forEach((leaf) => second.add(Buffer.from(leaf, 'hex')));
      expect(second.root().toString('hex')).toBe(roots.at(-1));
    }
  });

  it('refuses a frontier that is not that of its size', () => expect(() => merkleTree(3, [Buffer.alloc(32)])).toThrow(RangeError));
});
