import { Alert, Button, Field, Heading, Label, Paragraph, Search } from '@digdir/designsystemet-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { swedishOrder } from '../../platform/i18n/format.ts';
import { type DemoPeople, ROLES, type Role } from '../../platform/identity/contract.ts';
import { Loaded } from '../components/Loaded.tsx';
import { Page } from '../components/Page.tsx';
import { useProblemText } from '../components/problem-text.ts';
import { useStatus } from '../components/StatusMessage.tsx';
import { ButtonLink } from '../components/TextLink.tsx';
import { sessionQuery, signInAsDemoPerson } from '../session.ts';
import { signInTexts } from '../text/sign-in.ts';
import { useFormat, useText } from '../text.tsx';
import { demoPeopleQuery } from './queries.ts';

type DemoPerson = DemoPeople['people'][number];

/** Signing in: by choosing an invented person in the demo, with the municipal account otherwise. */
export default function SignInPage() {
  const t = useText(signInTexts);
  const session = useQuery(sessionQuery);
  return (
    <Loaded query={session} page>
      {(data) => {
        if (data.person) {
          return (
            <Page title={t.title} lead={t.signedIn(data.person.name)} width="reading">
              <div>
                <ButtonLink to="/">{t.toStart}</ButtonLink>
              </div>
            </Page>
          );
        }
        return data.demo ? <DemoSignIn /> : <AccountSignIn />;
      }}
    </Loaded>
  );
}

/** Where the person was going, and why the last attempt came to nothing, as the server says in the address. */
function useSignInAttempt() {
  const t = useText(signInTexts);
  const { href, pathname, search } = useLocation();
  const failure = (search as { fel?: unknown }).fel;
  const isKnown = (key: unknown): key is keyof typeof t.failures =>
    typeof key === 'string' && Object.hasOwn(t.failures, key);
  return {
    returnTo: pathname === '/logga-in' ? '/' : href,
    failure: isKnown(failure) ? t.failures[failure] : null,
  };
}

function AccountSignIn() {
  const t = useText(signInTexts);
  const { returnTo, failure } = useSignInAttempt();
  return (
    <Page title={t.title} lead={t.serveLead} width="reading">
      {failure && (
        <Alert data-color="danger" role="alert">
          <Heading level={2} data-size="2xs">
            {t.failureTitle}
          </Heading>
          <Paragraph>{failure}</Paragraph>
        </Alert>
      )}
      <div>
        <Button asChild>
          <a href={`/api/v1/oidc/start?returnTo=${encodeURIComponent(returnTo)}`}>{t.serveButton}</a>
        </Button>
      </div>
    </Page>
  );
}

function DemoSignIn() {
  const t = useText(signInTexts);
  const people = useQuery(demoPeopleQuery);
  return (
    <Page title={t.demoTitle} lead={t.demoLead} width="wide">
      <Loaded query={people}>{(data) => <PeopleByRole people={data.people} />}</Loaded>
    </Page>
  );
}

function unitOf(person: DemoPerson): string {
  return person.assignments[0]?.organisation.name ?? '';
}

function PeopleByRole({ people }: { people: readonly DemoPerson[] }) {
  const t = useText(signInTexts);
  const format = useFormat();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const words = wanted.toLocaleLowerCase('sv').split(/\s+/).filter(Boolean);
  const found = people.filter((person) => {
    const text = [
      person.name,
      person.title ?? '',
      ...person.assignments.map((each) => `${each.organisation.name} ${format.role(each.role)}`),
    ]
      .join(' ')
      .toLocaleLowerCase('sv');
    return words.every((word) => text.includes(word));
  });
  const groups = ROLES.map((role) => ({
    role,
    people: found
      .filter((person) => person.assignments[0]?.role === role)
      .sort((a, b) => swedishOrder(unitOf(a), unitOf(b))),
  })).filter((group) => group.people.length > 0);
  return (
    <>
      <Field className="people-search">
        <Label htmlFor={id}>{t.search}</Label>
        <Search>
          <Search.Input id={id} value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </Search>
        <p className="quiet" role="status">
          {found.length === 0 ? t.noHits : t.hits(found.length)}
        </p>
      </Field>
      {groups.map((group) => (
        <RoleGroup
          key={group.role}
          role={group.role}
          people={group.people}
          all={words.length > 0 || group.people.length <= fewPeople + 1}
        />
      ))}
    </>
  );
}

/** So many are shown of each role at first; the others come when asked for. */
const fewPeople = 6;

function RoleGroup({ role, people, all }: { role: Role; people: readonly DemoPerson[]; all: boolean }) {
  const [wantsAll, setWantsAll] = useState(false);
  const shown = all || wantsAll ? people : people.slice(0, fewPeople);
  const t = useText(signInTexts);
  const format = useFormat();
  return (
    <section className="role-group">
      <div>
        <Heading level={2} data-size="xs">
          {format.role(role)}
        </Heading>
        <p className="quiet">{t.tryThis[role]}</p>
      </div>
      <div className="people">
        <ul className="people-list">
          {shown.map((person) => (
            <li key={person.id}>
              <PersonButton person={person} />
            </li>
          ))}
        </ul>
        {shown.length < people.length && (
          <Button variant="tertiary" onClick={() => setWantsAll(true)}>
            {t.showAll(people.length, format.role(role))}
          </Button>
        )}
      </div>
    </section>
  );
}

function PersonButton({ person }: { person: DemoPerson }) {
  const status = useStatus();
  const problemText = useProblemText();
  const format = useFormat();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const signIn = async () => {
    setBusy(true);
    try {
      await signInAsDemoPerson(person.id);
      if (window.location.pathname === '/logga-in') await navigate({ to: '/' });
    } catch (error) {
      status.say(problemText(error).summary, { tone: 'danger' });
      setBusy(false);
    }
  };
  return (
    <button type="button" className="person" disabled={busy} onClick={() => void signIn()}>
      <span className="person-name">{person.name}</span>
      {person.title && <span>{person.title}</span>}
      {person.assignments.map((assignment) => (
        <span key={assignment.id} className="quiet">
          {person.assignments.length > 1
            ? `${format.role(assignment.role)}, ${assignment.organisation.name}`
            : assignment.organisation.name}
        </span>
      ))}
    </button>
  );
}
