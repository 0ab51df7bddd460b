/** A text with a value in the place of each ((field)). What stands in a value is not looked at again. Throws when there is none for a field. */
export const filled = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\(\((\w+)\)\)/g, (_, field: string) => {
    const value = values[field];
    if (value === undefined) throw new Error(`The text asks for ((${field})), which nothing tells`);
    return value;
  });
