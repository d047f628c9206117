import type { Stance } from './contract.ts';

const NONE =
  /(?<!\p{L})(?:avstår|avstå|avböjer|tar (?:inte|ej|inget|ingen) ställning|(?:inte|ej) tagit ställning|inget ställningstagande|ingen ställning|utan ställningstagande|inget (?:svar|yttrande)|(?:har )?(?:inte|ej) (?:svarat|inkommit|yttrat|besvarat|lämnat)|inte ställning|neutral|(?:har )?inga synpunkter|utan synpunkter)(?!\p{L})/iu;
const AGAINST =
  /(?<!\p{L})(?:avstyrk\p{L}*|tillstyrker (?:inte|ej)|avslår|avslag|motsätter|avvisar|ställer sig (?:inte|ej) bakom|(?:kan )?inte tillstyrk\p{L}*|emot förslaget|negativ)(?!\p{L})/iu;
const FOR =
  /(?<!\p{L})(?:(?:till)styrk\p{L}*|ställer sig (?:i huvudsak |i stort |helt )?(?:bakom|positiv\p{L}*)|(?:är |i huvudsak )?positiv\p{L}*|instämmer|inget att erinra|(?:inga|utan) (?:invändningar|erinringar|erinran)|stödjer förslaget|bifall\p{L}*|välkomnar)(?!\p{L})/iu;
const CHANGES =
  /(?<!\p{L})(?:med (?:följande |vissa |några |nedanstående |bifogade |mindre |förslag till |framförda |förvaltningens )*(?:synpunkt\p{L}*|ändring\p{L}*|tillägg\p{L}*|förbehåll\p{L}*|kommentar\p{L}*|justering\p{L}*|beaktande\p{L}*|förtydligande\p{L}*|reservation\p{L}*|anmärkning\p{L}*|komplettering\p{L}*|önskemål\p{L}*)|under förutsättning|förutsatt att|med (?:det )?förbehåll|förutsätter att|med beaktande|delvis|i huvudsak|i stort|till vissa delar|(?:och|men) (?:lämnar|framför|vill framföra|önskar|har|föreslår|anser|ser|vill)\s?.{0,40}(?:synpunkt|ändring|tillägg|förtydlig|komplettering|justering)|men (?:anser|önskar|föreslår|vill|ser|menar|har|framför|efterfrågar|saknar)|villkorat)/iu;
/** A sentence of its own that announces views changes the stance as well. */
const WISHES =
  /(?:lämnar|framför|har|vill lämna|vill framföra)\s+(?:dock |även |också )?(?:följande|nedanstående) (?:synpunkter|kommentarer|ändringsförslag|förslag till ändringar)/iu;
const DEFERRING = /med (?:den )?hänvisning till/giu;

/**
 * A body's stance on a proposal, from the words of its reply; null when it takes none of the known forms.
 * 'Inget att erinra' supports; 'avstår från att yttra sig' takes no position, whatever else is said.
 */
export function readStance(text: string): Stance | null {
  const bare = text.replace(DEFERRING, ' ');
  const none = NONE.exec(bare);
  const against = AGAINST.exec(bare);
  const inFavour = FOR.exec(bare);
  const first = [none, against, inFavour]
    .filter((match) => match !== null)
    .sort((a, b) => a.index - b.index)[0];
  if (!first) return null;
  if (first === none) return 'no-position';
  if (first === against && !(inFavour && inFavour.index < against!.index)) return 'opposes';
  const wishes = WISHES.test(bare) || CHANGES.test(sentencesAround(bare, first.index));
  return wishes ? 'supports-with-changes' : 'supports';
}

/** The sentence with the stance: what is said in the next does not change it. */
function sentencesAround(text: string, at: number): string {
  const before = text.lastIndexOf('. ', at);
  const after = /[.!?](?:\s+\p{Lu}|\s*$)/u.exec(text.slice(at));
  return text.slice(before < 0 ? 0 : before + 1, after ? at + after.index : undefined);
}
