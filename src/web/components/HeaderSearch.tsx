import { Search } from '@digdir/designsystemet-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { shellTexts } from '../text/shell.ts';
import { useText } from '../text.tsx';

/** Search over governing documents, from everywhere. */
export function HeaderSearch() {
  const t = useText(shellTexts);
  const navigate = useNavigate();
  const [text, setText] = useState('');
  return (
    <search className="header-search">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '') return;
          void navigate({ to: '/styrning/sok', search: { q: text.trim() } as never });
        }}
      >
        <Search>
          <Search.Input
            aria-label={t.search}
            placeholder={t.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Search.Button variant="secondary">{t.searchButton}</Search.Button>
        </Search>
      </form>
    </search>
  );
}
