import { Button, Paragraph, Select } from '@digdir/designsystemet-react';
import { useText } from '../../../../../web/text.tsx';
import type { FieldSource, OrganisationChoice } from '../contract.ts';
import { FieldFrame } from './FieldFrame.tsx';
import { reviewTexts } from './text.ts';

/** Organisations as the source names them; a name that the register lacks must be matched or taken away. */
export function OrganisationPart({
  part,
  name,
  label,
  sources,
  value,
  register,
  onChange,
}: {
  part: string;
  name: string;
  label: string;
  sources: Record<string, FieldSource>;
  value: OrganisationChoice[];
  register: { id: string; name: string }[];
  onChange: (value: OrganisationChoice[]) => void;
}) {
  const t = useText(reviewTexts);
  const free = register.filter((known) => !value.some(({ id }) => id === known.id));
  const put = (index: number, id: string) => {
    const known = register.find((each) => each.id === id);
    if (known) onChange(value.map((each, i) => (i === index ? { id: known.id, name: known.name } : each)));
  };
  return (
    <FieldFrame target={`${part}/${name}`} label={label} source={sources[name]} empty={value.length === 0} group>
      {(id) => (
        <div className="import-organisations">
          {value.length === 0 && <Paragraph className="quiet">{t.nobody}</Paragraph>}
          <ul>
            {value.map((choice, index) => (
              <li key={`${choice.name}-${choice.id ?? ''}`} data-unknown={choice.id === null || undefined}>
                <span>{choice.name}</span>
                {choice.id === null && (
                  <>
                    <span className="import-unsure">{t.unknownOrganisation}</span>
                    <Select
                      aria-label={t.unknownHelp(choice.name)}
                      data-size="sm"
                      value=""
                      onChange={(event) => put(index, event.target.value)}
                    >
                      <Select.Option value="">{t.chooseOrganisation}</Select.Option>
                      {free.map((known) => (
                        <Select.Option key={known.id} value={known.id}>
                          {known.name}
                        </Select.Option>
                      ))}
                    </Select>
                  </>
                )}
                <Button
                  variant="tertiary"
                  data-size="sm"
                  aria-label={t.removeOrganisation(choice.name)}
                  onClick={() => onChange(value.filter((_, i) => i !== index))}
                >
                  ×
                </Button>
              </li>
            ))}
          </ul>
          <Select
            id={id}
            aria-label={`${label}: ${t.addOrganisation}`}
            data-size="sm"
            value=""
            onChange={(event) => {
              const known = register.find((each) => each.id === event.target.value);
              if (known) onChange([...value, { id: known.id, name: known.name }]);
            }}
          >
            <Select.Option value="">{t.addOrganisation}</Select.Option>
            {free.map((known) => (
              <Select.Option key={known.id} value={known.id}>
                {known.name}
              </Select.Option>
            ))}
          </Select>
        </div>
      )}
    </FieldFrame>
  );
}
