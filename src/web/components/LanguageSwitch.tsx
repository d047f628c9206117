import { Button } from '@digdir/designsystemet-react';
import { shellTexts } from '../text/shell.ts';
import { useLanguage, useText } from '../text.tsx';

/** Swedish or English; the button is written in the language it leads to. */
export function LanguageSwitch() {
  const t = useText(shellTexts);
  const { language, choose } = useLanguage();
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <Button variant="tertiary" data-color="neutral" data-size="sm" lang={other} onClick={() => choose(other)}>
      {t.language}
    </Button>
  );
}
