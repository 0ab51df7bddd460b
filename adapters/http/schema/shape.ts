import type * as t from 'io-ts';

/** The codecs that io-ts builds from others, by the tag that each carries at run time. */
type Tagged =
  | t.StringType
  | t.NumberType
  | t.BooleanType
  | t.NullType
  | t.UnknownType
  | t.LiteralType<string | number | boolean>
  | t.KeyofType<Record<string, unknown>>
  | t.ArrayType<t.Mixed>
  | t.UnionType<t.Mixed[]>
  | t.IntersectionType<t.Mixed[]>
  | t.InterfaceType<t.Props>
  | t.PartialType<t.Props>
  | t.ExactType<t.HasProps>
  | t.DictionaryType<t.Mixed, t.Mixed>
  | t.RefinementType<t.Mixed>;

export const tagged = (codec: t.Mixed): Tagged => {
  if (!('_tag' in codec)) throw new TypeError(`Nothing tells what ${codec.name} accepts`);
  return codec as unknown as Tagged;
};

export interface Member {
  readonly codec: t.Mixed;
  readonly required: boolean;
}

/** The members of an object as one list, whether they were told in one piece or several; null for what is no object. */
export const membersOf = (codec: t.Mixed): ReadonlyMap<string, Member> | null => {
  if (!('_tag' in codec)) return null;
  const shape = tagged(codec);
  switch (shape._tag) {
    case 'InterfaceType':
      return members(shape.props, true);
    case 'PartialType':
      return members(shape.props, false);
    case 'ExactType':
      return membersOf(shape.type);
    case 'IntersectionType': {
      const parts = shape.types.map(membersOf);
      return parts.every((part) => part !== null) ? new Map(parts.flatMap((part) => [...part])) : null;
    }
    default:
      return null;
  }
};

const members = (props: t.Props, required: boolean): ReadonlyMap<string, Member> =>
  new Map(Object.entries(props).map(([name, codec]) => [name, { codec, required }]));
