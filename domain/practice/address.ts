const longest = 254;
const longestLocal = 64;
const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

/**
 * An email address as it is kept: without blanks around it, its domain in small letters. Null: it is none that a mail server of
 * today takes. Quoted local parts, which nobody gives out, are none either.
 */
export const soundAddress = (typed: string): string | null => {
  const trimmed = typed.trim();
  const at = trimmed.lastIndexOf('@');
  const [before, after] = [trimmed.slice(0, Math.max(0, at)), trimmed.slice(at + 1).toLowerCase()];
  const isSound = trimmed.length <= longest && before.length <= longestLocal && local.test(before) && domain.test(after);
  return isSound ? `${before}@${after}` : null;
};

/** No mail server tells addresses apart by capitals. */
export const isSameAddress = (one: string) => (other: string): boolean => one.toLowerCase() === other.toLowerCase();
