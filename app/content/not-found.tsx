import { Gone, goneMetadata } from '../../components/app/gone';

export const metadata = goneMetadata;

/** A CV page of one's own that is not there. */
export default function NotFound() {
  return <Gone list="/content" label="To your CV pages" />;
}
