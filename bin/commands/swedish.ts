interface HelpSection {
  title?: string;
  body: string;
}

const TITLES: Record<string, string> = {
  Usage: 'Användning',
  Commands: 'Kommandon',
  Options: 'Val',
  Examples: 'Exempel',
};

/** The help that the command line library writes, in Swedish, with what the exit codes mean. */
export function inSwedish(sections: HelpSection[]): HelpSection[] {
  return [
    ...sections
      .filter(({ title }) => !title?.startsWith('For more info'))
      .map(({ title, body }) => ({
        ...(title ? { title: TITLES[title] ?? title } : {}),
        body: body
          .replace('<command> [options]', '<kommando> [val]')
          .replace('[options]', '[val]')
          .replace('Display this message', 'Visa hjälpen, också för ett kommando: samlad import --help')
          .replace('Display version number', 'Visa versionen'),
      })),
    {
      title: 'Slutkoder',
      body: '  0  klart\n  1  en kontroll hittade fel\n  2  kommandot gick inte att utföra',
    },
  ];
}

/** What went wrong, in Swedish: the library's own complaints are translated, ours already are. */
export function swedishMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message
    .replace(/^missing required args for command `(.*)`$/, 'Kommandot behöver mer: samlad $1')
    .replace(/^Unknown option `(.*)`$/, 'Valet $1 finns inte. Se samlad --help.')
    .replace(/^option `(.*)` value is missing$/, 'Valet $1 behöver ett värde.')
    .replace(/^Unused args: (.*)$/, 'Det här används inte: $1');
}
