import { Lexer, type Token, type Tokens } from 'marked';
import type { Block, Run } from '../pdf/pdf.ts';
import { filled } from './fill.ts';

type Values = Readonly<Record<string, string>>;

/** What a text is made of, filled. It is read before it is filled: whatever a value holds, it is plain. Throws on Markdown that NHS Notify does not know. */
export const blocksOf = (text: string, values: Values): readonly Block[] =>
  new Lexer().lex(text).flatMap((token): readonly Block[] => {
    switch (token.type) {
      case 'space':
        return [];
      case 'heading':
        return [{ kind: 'heading', level: token['depth'] === 1 ? 1 : 2, text: wordsIn(token, values) }];
      case 'paragraph':
        return [{ kind: 'paragraph', runs: runsIn(token, values) }];
      case 'list': {
        const { ordered, items } = token as Tokens.List;
        return [{ kind: 'list', isNumbered: ordered, items: items.map((item) => runsIn(item, values)) }];
      }
      default:
        throw new Error(`A text may hold headings, paragraphs and lists, and no ${token.type}`);
    }
  });

const wordsIn = (token: Token, values: Values): string => runsIn(token, values).map(({ text }) => text).join('');

/** Bold or not, piece by piece; one after the other of the same kind are one. */
const runsIn = (token: Token, values: Values): readonly Run[] =>
  pieces(token, false).reduce<readonly Run[]>((runs, run) => {
    const last = runs.at(-1);
    return last?.bold === run.bold ? [...runs.slice(0, -1), { text: last.text + run.text, bold: run.bold }] : [...runs, run];
  }, []).map(({ text, bold }) => ({ text: filled(text, values), bold }));

const known: ReadonlySet<string> = new Set(['heading', 'paragraph', 'list_item', 'text', 'strong', 'link', 'escape']);

const pieces = (token: Token, bold: boolean): readonly Run[] => {
  if (!known.has(token.type)) throw new Error(`A line of a text may hold words, bold words and addresses, and no ${token.type}`);
  if ('tokens' in token && token.tokens !== undefined && token.tokens.length > 0) return token.tokens.flatMap((inner) => pieces(inner, bold || token.type === 'strong'));
  return [{ text: 'text' in token && typeof token.text === 'string' ? token.text.replace(/\n/g, ' ') : token.raw, bold }];
};
