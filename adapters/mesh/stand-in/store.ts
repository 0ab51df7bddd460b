/** A message as the stand-in keeps it. */
export interface Stored {
  readonly id: string;
  readonly type: 'DATA' | 'REPORT';
  readonly from: string;
  readonly to: string;
  /** What the sender wrote in headers that reach the receiver, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly encoding: string;
  readonly chunks: Map<number, Buffer>;
  /** How many there are to be. */
  readonly total: number;
  status: 'uploading' | 'accepted' | 'acknowledged';
}

export interface Store {
  readonly add: (message: Omit<Stored, 'id'>) => Stored;
  readonly find: (id: string) => Stored | undefined;
  /** Those that wait for a mailbox, oldest first. */
  readonly waiting: (mailbox: string) => readonly Stored[];
}

/** Messages in memory, each under a name such as MESH gives: the instant and a number. */
export const memoryStore = (now: () => string): Store => {
  const messages = new Map<string, Stored>();
  const nextId = (): string => `${now().replace(/\D/g, '').slice(0, 17).padEnd(20, '0')}_${(messages.size + 1).toString(16).toUpperCase().padStart(6, '0')}`;
  return {
    add: (given) => {
      const message = { ...given, id: nextId() };
      messages.set(message.id, message);
      return message;
    },
    find: (id) => messages.get(id.toUpperCase()),
    waiting: (mailbox) => [...messages.values()].filter(({ to, status }) => to === mailbox && status === 'accepted'),
  };
};
