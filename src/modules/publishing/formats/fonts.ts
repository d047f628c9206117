import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

const FONT_FOLDERS = ['400Regular', '400Regular_Italic', '600SemiBold', '700Bold'];

/** The folders of the shipped typeface that a report is set in, regular first. */
export function locateFonts(): string[] {
  const family = dirname(require.resolve('@expo-google-fonts/source-sans-3/package.json'));
  return FONT_FOLDERS.map((folder) => join(family, folder));
}

export const regularFont = () => join(locateFonts()[0]!, 'SourceSans3_400Regular.ttf');
