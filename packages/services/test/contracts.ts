import type {
  Algorithm,
  Authority,
  CertificateOptions,
  Identity,
  Pki,
  Responder,
  RootAuthority,
} from '@csms/test-pki';

/** The eMAID of contracts in tests. */
export const eMaid = 'DE8AA1A2B3C4D59';

/** The chain of a contract: a leaf below two authorities and a root, as ISO 15118-2 has it. */
export interface Contract {
  readonly root: RootAuthority;
  readonly above: Authority;
  readonly below: Authority;
  readonly leaf: Identity;
  /** PEM, the leaf first, without the root. */
  readonly chain: string;
}

/** What a contract's chain may differ in. */
export interface ContractDifferences {
  readonly algorithm?: Algorithm;
  readonly leaf?: Partial<CertificateOptions>;
  readonly below?: Partial<Parameters<Authority['subordinate']>[0]>;
  readonly above?: Partial<Parameters<Authority['subordinate']>[0]>;
}

/** Makes the chain of a contract; with a responder, each certificate but the root names it. */
export function aContract(pki: Pki, differences: ContractDifferences = {}, responder?: Responder): Contract {
  const { algorithm = 'P-256' } = differences;
  const namedBy = (issuer: Authority) => (responder ? { responderUrl: responder.urlOf(issuer) } : {});
  const root = pki.root({ commonName: 'MO Root', algorithm });
  const above = root.subordinate({
    commonName: 'MO Sub 1',
    pathLength: 1,
    algorithm,
    ...namedBy(root),
    ...differences.above,
  });
  const below = above.subordinate({
    commonName: 'MO Sub 2',
    pathLength: 0,
    algorithm,
    ...namedBy(above),
    ...differences.below,
  });
  const leaf = below.issue({ commonName: eMaid, algorithm, ...namedBy(below), ...differences.leaf });
  return { root, above, below, leaf, chain: leaf.pem + below.pem + above.pem };
}
