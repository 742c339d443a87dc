/** A few choices side by side, of which one holds. */
export function Choice<T extends string>({ name, label, value, choices, choose }: { name: string; label: string; value: T; choices: readonly (readonly [T, string])[]; choose: (value: T) => void }) {
  return (
    <div className="choices" role="radiogroup" aria-label={label}>
      {choices.map(([one, text]) => <label key={one}><input type="radio" name={name} value={one} checked={one === value} onChange={() => choose(one)} />{text}</label>)}
    </div>
  );
}
