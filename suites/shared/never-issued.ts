/** A token of the documents' own examples, which no target has a reason to issue. */
export const neverIssued = '022fe6e3fb42758d6147c539727c5358af3524b1';
