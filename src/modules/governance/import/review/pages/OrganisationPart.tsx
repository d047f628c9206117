import { Button } from '@digdir/designsystemet-react';
import { useText } from '../../../../../web/text.tsx';
import { OrganisationPicker } from '../../../../organisation/pages/index.ts';
import type { FieldSource, OrganisationChoice } from '../contract.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { reviewTexts } from './text.ts';

/** Organisations as the source names them; a name that the register lacks must be replaced or taken away. */
export function OrganisationPart({
  part,
  name,
  label,
  sources,
  value,
  single,
  onChange,
}: {
  part: string;
  name: string;
  label: string;
  sources: Record<string, FieldSource>;
  value: OrganisationChoice[];
  single?: boolean;
  onChange: (value: OrganisationChoice[]) => void;
}) {
  const t = useText(reviewTexts);
  const known = value.flatMap(({ id }) => (id === null ? [] : [id]));
  const unknown = value.filter(({ id }) => id === null);
  const nameOf = new Map(value.map((choice) => [choice.id, choice.name]));
  return (
    <FieldFrame
      target={`${part}/${name}`}
      label={label}
      source={sources[name]}
      empty={value.length === 0}
      labelledInside
    >
      {(id) => (
        <div className="import-organisations">
          {unknown.length > 0 && (
            <ul>
              {unknown.map((choice) => (
                <li key={choice.name}>
                  <span>{t.unknownHelp(choice.name)}</span>
                  <Button
                    variant="tertiary"
                    data-size="sm"
                    onClick={() => onChange(value.filter((each) => each !== choice))}
                  >
                    {t.removeOrganisation(choice.name)}
                  </Button>
                </li>
              ))}
            </ul>
          )}
          <OrganisationPicker
            id={id}
            label={label}
            description={null}
            value={known}
            single={single ?? false}
            onChange={(ids) =>
              onChange([
                ...ids.map((each) => ({ id: each, name: nameOf.get(each) ?? '' })),
                ...(single && ids.length > 0 ? [] : unknown),
              ])
            }
          />
        </div>
      )}
    </FieldFrame>
  );
}
