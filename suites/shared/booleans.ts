/** Ways in which targets write a yes and a no. */
export const yes: readonly string[] = ['1', 'true', 't'];
export const no: readonly string[] = ['0', 'false', 'f'];
