import { useState } from 'react';
import { toProblem } from '../../api/problem';
import { createSession, demonstrationPeople } from '../../api/sessions';
import { Card } from '../../components/Card/Card';
import { Cell } from '../../components/Cell/Cell';
import { TextField } from '../../components/Field/Field';
import { useLoad } from '../../loading/useLoad';
import { signIn } from '../../messages/me';
import { showToast } from '../device';
import { Box } from '../elements/Box';
import './DemonstrationPeople.scss';

/** More than this is searched, not scrolled. */
const MOST_UNSEARCHED = 12;

/** Anybody of the demonstration, with one tap. In production the API refuses and nothing is shown. */
export function DemonstrationPeople({ onDone }: { onDone: () => void }) {
  const { data } = useLoad(demonstrationPeople, 'people');
  const [search, setSearch] = useState('');
  if (!data || data.length === 0) return null;

  const found = data.filter((person) =>
    `${person.name}${person.post ?? signIn.resident}`.includes(search.trim()),
  );
  const enter = async (personId: string) => {
    try {
      await createSession({ kind: 'demonstration', personId });
      onDone();
    } catch (thrown) {
      showToast(toProblem(thrown).words);
    }
  };
  return (
    <Card flush title={signIn.peopleTitle}>
      <Box className="cell">
        <Box className="cell__words">
          <Box>{signIn.peopleNote}</Box>
          {data.length > MOST_UNSEARCHED && (
            <Box className="demonstration-people__search">
              <TextField
                id="people"
                label={signIn.peopleSearch}
                value={search}
                onChange={setSearch}
                maxLength={40}
              />
            </Box>
          )}
        </Box>
      </Box>
      {found.map((person) => (
        <Cell
          key={person.id}
          icon={person.post ? 'briefcase' : 'user-round'}
          title={person.name}
          note={person.post ?? signIn.resident}
          onPress={() => void enter(person.id)}
        />
      ))}
    </Card>
  );
}
