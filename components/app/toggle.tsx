/** A switch of the browser's own: on, off, or on for some of what it stands for. As light as fifty of them in one table must be. */
export function Toggle({ label, checked, some = false, disabled = false, change }: { label: string; checked: boolean; some?: boolean; disabled?: boolean; change: (checked: boolean) => void }) {
  return <input type="checkbox" role="switch" className={some ? 'toggle some' : 'toggle'} aria-label={some ? `${label}, some are on` : label} aria-checked={checked} checked={checked} disabled={disabled} onChange={({ currentTarget }) => change(currentTarget.checked)} />;
}
