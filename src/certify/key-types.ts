/** What certificates are signed with. */
export const keyTypes = ['ed25519', 'ecdsa-p256'] as const;

export type KeyType = (typeof keyTypes)[number];
