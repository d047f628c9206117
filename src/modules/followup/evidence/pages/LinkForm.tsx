import { Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { api, isProblem } from '../../../../web/api.ts';
import { useProblemText } from '../../../../web/components/problem-text.ts';
import { useStatus } from '../../../../web/components/StatusMessage.tsx';
import { useText } from '../../../../web/text.tsx';
import { Evidence } from '../contract.ts';
import { evidenceTexts } from './text.ts';

/** Adds a link to our answer. */
export function LinkForm({ questionId }: { questionId: string }) {
  const t = useText(evidenceTexts);
  const id = useId();
  const client = useQueryClient();
  const status = useStatus();
  const problemText = useProblemText();
  const [address, setAddress] = useState('');
  const [title, setTitle] = useState('');
  const [fault, setFault] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const path = `/followup/questions/${questionId}/evidence/links`;
      await api.send('POST', path, { title, address: address.trim() || '-' }, Evidence);
      setAddress('');
      setTitle('');
      status.say(t.linkAdded);
      await client.invalidateQueries({ queryKey: ['followup', 'evidence'] });
    } catch (error) {
      const atField = isProblem(error) ? error.errors.find(({ path }) => path === 'address') : undefined;
      setFault(atField?.message ?? problemText(error).summary);
      document.getElementById(`${id}-address`)?.focus();
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="evidence-link" noValidate onSubmit={(event) => void add(event)}>
      <Field>
        <Label htmlFor={`${id}-address`}>{t.linkAddress}</Label>
        <Field.Description>{t.linkHelp}</Field.Description>
        <Input
          id={`${id}-address`}
          type="text"
          inputMode="url"
          autoComplete="off"
          value={address}
          aria-invalid={fault !== '' || undefined}
          onChange={(event) => {
            setFault('');
            setAddress(event.target.value);
          }}
        />
        {fault !== '' && <ValidationMessage>{fault}</ValidationMessage>}
      </Field>
      <Field>
        <Label htmlFor={`${id}-title`}>
          {t.linkTitle}
          <span className="optional"> ({t.optional})</span>
        </Label>
        <Input
          id={`${id}-title`}
          autoComplete="off"
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
      </Field>
      <Button type="submit" variant="secondary" loading={busy}>
        {t.addLink}
      </Button>
    </form>
  );
}
