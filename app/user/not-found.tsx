import { Gone } from '../../components/app/gone';

/** A token or a page of one's own that is not there. */
export default function NotFound() {
  return <Gone list="/user" label="To your tokens" />;
}
