import type { Language } from './language.ts';

/** An entry is a finished text, or a function that puts values into one. Groups may be nested. */
export type Texts = { readonly [key: string]: string | ((...values: never[]) => string) | Texts };

/** The same keys and the same parameters, other words. */
export type Translation<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...values: infer Values) => string
      ? (...values: Values) => string
      : Translation<T[K]>;
};

export type Catalogue<T = Texts> = { readonly [L in Language]: Translation<T> };

/**
 * The texts of a part of the interface. Swedish decides the keys; an English key that is missing,
 * misspelt or takes other values does not compile.
 */
export function catalogue<T extends Texts>(texts: { sv: T; en: NoInfer<Translation<T>> }): Catalogue<T> {
  return texts as unknown as Catalogue<T>;
}

/** The texts of one language out of a catalogue. */
export function textsIn<T>(of: Catalogue<T>, language: Language): Translation<T> {
  return of[language];
}
