import { useEffect, useState } from 'preact/hooks';
import { readFile } from '../../lib/opfs.ts';
import { useObjectUrl } from '../useObjectUrl.ts';

/** A thumbnail out of a manifest. @param id its name in `thumbnails/`; null: an empty place */
export function Thumbnail({ id }: { readonly id: string | null }) {
  const [picture, setPicture] = useState<Blob | null>(null);
  useEffect(() => {
    let stale = false;
    if (!id) setPicture(null);
    else void readFile('thumbnails', id).then((found) => !stale && setPicture(found));
    return () => {
      stale = true;
    };
  }, [id]);
  const url = useObjectUrl(picture);
  return <span class="thumbnail">{url && <img src={url} alt="" onError={() => setPicture(null)} />}</span>;
}
