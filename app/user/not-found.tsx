import { Gone, goneMetadata } from '../../components/app/gone';

export const metadata = goneMetadata;

/** A token or a page of one's own that is not there. */
export default function NotFound() {
  return <Gone list="/user" label="To your tokens" />;
}
