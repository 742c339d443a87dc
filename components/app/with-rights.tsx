/** Names of rights as forges write them; their quotes go where they are set apart by their look. */
const RIGHTS = /“?\b(read_(?:api|user|repository)|user:email|(?<=scope )repo|(?:Contents|Metadata|Email addresses|Pull requests|Code): read|(?:Code|User Profile) \(Read\))”?/gu;

/** A sentence about a token in which the rights it needs stand as what they are: words to be copied. */
export function WithRights({ text }: { text: string }) {
  // A capturing group gives the parts between and the rights in turn.
  return text.split(RIGHTS).map((part, index) => (index % 2 === 1 ? <code key={`${index} ${part}`} className="scope">{part}</code> : part));
}
