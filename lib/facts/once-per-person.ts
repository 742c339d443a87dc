import type { Person } from '../git/types';

/** The same function, asked once a person: most listings give all commits of a person the same object. A person must not change. */
export function oncePerPerson<T extends boolean | string>(find: (person: Person) => T): (person: Person) => T {
  const known = new WeakMap<Person, T>();
  return (person) => {
    let answer = known.get(person);
    if (answer === undefined) {
      answer = find(person);
      known.set(person, answer);
    }
    return answer;
  };
}
