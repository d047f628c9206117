/** How far long work has come: `<Progress label="Läser dokumentet" value={12} max={40} text="12 av 40 sidor" />`. */
export function Progress({
  label,
  value,
  max,
  text,
}: {
  label: string;
  /** Null while nobody knows how long it will take. */
  value: number | null;
  max: number;
  text?: string;
}) {
  return (
    <div className="progress">
      <p aria-hidden="true">
        <span>{label}</span>
        {text && <span className="quiet">{text}</span>}
      </p>
      <progress
        aria-label={label}
        aria-valuetext={text}
        max={max}
        {...(value === null ? {} : { value: Math.min(value, max) })}
      />
    </div>
  );
}
