import { Gone } from '../../components/app/gone';

/** A CV page of one's own that is not there. */
export default function NotFound() {
  return <Gone list="/content" label="To your CV pages" />;
}
