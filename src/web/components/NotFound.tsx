import { stateTexts } from '../text/states.ts';
import { useText } from '../text.tsx';
import { Page } from './Page.tsx';
import { ButtonLink } from './TextLink.tsx';

/** Missing and forbidden look the same, so that nobody learns what exists by asking. */
export function NotFound() {
  const t = useText(stateTexts);
  return (
    <Page title={t.notFoundTitle} lead={t.notFoundText} width="reading">
      <div>
        <ButtonLink to="/">{t.toStart}</ButtonLink>
      </div>
    </Page>
  );
}
