/** Whether a text holds nothing that no name, code or address has and that databases refuse: no control characters, no halves of characters. */
export const isWritable = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
