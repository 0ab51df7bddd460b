/** A code of the register: two to six capitals and digits. A GP practice's own code is one of them. ID-02 */
export const isSenderCode = (text: string): boolean => /^[A-Z0-9]{2,6}$/.test(text);

/** A code as laboratories write it, in the form in which the register has it. */
export const senderCodeOf = (written: string): string => written.trim().toUpperCase();
