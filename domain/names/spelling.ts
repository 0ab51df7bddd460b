/**
 * How many letters have to be put in, left out, changed or exchanged with their neighbour to make one text of another;
 * `most` + 1 when it is more than that.
 */
export const lettersOff = (a: string, b: string, most: number): number => {
  const [from, to] = [[...a], [...b]];
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (const [i, letter] of from.entries()) {
    const row = [i + 1];
    for (const [j, other] of to.entries()) {
      const changed = (last[j] ?? 0) + (letter === other ? 0 : 1);
      const least = Math.min(changed, (last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1);
      const isExchanged = i > 0 && j > 0 && letter === to[j - 1] && other === from[i - 1];
      row.push(isExchanged ? Math.min(least, (before[j - 1] ?? 0) + 1) : least);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last.at(-1) ?? 0, most + 1);
};
