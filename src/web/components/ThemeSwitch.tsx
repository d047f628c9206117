import { Button, Dropdown } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { shellTexts } from '../text/shell.ts';
import { useText } from '../text.tsx';

const schemes = ['auto', 'light', 'dark'] as const;
type Scheme = (typeof schemes)[number];
/** The same name is read by public/theme.js before the first paint. */
const storageName = 'samlad-color-scheme';

function currentScheme(): Scheme {
  const now = document.documentElement.dataset.colorScheme;
  return schemes.find((scheme) => scheme === now) ?? 'auto';
}

/** Light, dark, or as the computer has it. */
export function ThemeSwitch() {
  const t = useText(shellTexts);
  const [scheme, setScheme] = useState(currentScheme);
  const [open, setOpen] = useState(false);
  const choose = (next: Scheme) => {
    document.documentElement.dataset.colorScheme = next;
    try {
      if (next === 'auto') localStorage.removeItem(storageName);
      else localStorage.setItem(storageName, next);
    } catch {
      // Storage is closed: the choice holds until the page is closed.
    }
    setScheme(next);
    setOpen(false);
  };
  return (
    <Dropdown.TriggerContext>
      <Dropdown.Trigger
        variant="tertiary"
        data-color="neutral"
        data-size="sm"
        onClick={() => setOpen((before) => !before)}
      >
        {t.theme}
      </Dropdown.Trigger>
      <Dropdown open={open} onClose={() => setOpen(false)} data-size="sm">
        <Dropdown.List>
          {schemes.map((each) => (
            <Dropdown.Item key={each}>
              <Button variant="tertiary" aria-pressed={each === scheme} onClick={() => choose(each)}>
                {t.themes[each]}
              </Button>
            </Dropdown.Item>
          ))}
        </Dropdown.List>
      </Dropdown>
    </Dropdown.TriggerContext>
  );
}
