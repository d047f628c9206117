import { PlainLink } from './TextLink.tsx';

/** The pages that belong together (a document's text, measures, versions), each with an address of its own. */
export function SubNavigation({
  label,
  items,
}: {
  label: string;
  items: readonly { to: string; text: string; exact?: boolean }[];
}) {
  return (
    <nav className="sub-navigation" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            <PlainLink to={item.to} activeExact={item.exact ?? false}>
              {item.text}
            </PlainLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
