/** What vite, which vitest runs on, puts in its place: the files that fit, each by its path. */
interface ImportMeta {
  glob<T = unknown>(patterns: string | readonly string[], options: { readonly eager: true; readonly import?: 'default' }): Readonly<Record<string, T>>;
}
