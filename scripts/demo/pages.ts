/** A photo and who made it. */
export interface DemoPhoto {
  /** Absolute path. */
  readonly path: string;
  /** Caption under the photo. */
  readonly caption: string;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A quiet page with one photo in it, as a newcomer might meet it anywhere. */
export function demoPage(imagePath: string, caption: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vivify demo</title>
<style>
  :root { color-scheme: light dark; }
  body { margin: 0 auto; padding: 32px 24px; max-width: 960px; font: 17px/1.55 system-ui, sans-serif;
    background: light-dark(#f7f6f3, #17181a); color: light-dark(#22242a, #e4e4e0); }
  h1 { margin: 0 0 4px; font-size: 26px; letter-spacing: -.01em; }
  p { margin: 0 0 20px; max-width: 62ch; }
  figure { margin: 0; }
  img { display: block; max-width: 100%; min-width: 240px; max-height: 66vh; border-radius: 14px; }
  figcaption { margin-top: 10px; font-size: 14px; opacity: .75; }
</style>
</head>
<body>
<h1>A photo on a page</h1>
<p>Right-click the picture and choose <strong>Bring to life</strong>. It is worked out on this computer;
nothing is sent anywhere.</p>
<figure>
<img src="${escapeHtml(imagePath)}" alt="">
<figcaption>${escapeHtml(caption)}</figcaption>
</figure>
</body>
</html>`;
}

/** A page that plays no video but lays out frames of one: `window.sheetState` is true once they are drawn. */
export function sheetPage(videoPath: string, frames: number, columns: number): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Contact sheet</title>
<style>
  body { margin: 0; background: #17181a; }
  #sheet { display: grid; grid-template-columns: repeat(${columns}, 320px); gap: 6px; padding: 6px;
    width: max-content; }
  canvas { display: block; width: 320px; }
</style>
</head>
<body>
<div id="sheet"></div>
<script type="module">
  const video = document.createElement('video');
  video.muted = true;
  const bytes = await (await fetch(${JSON.stringify(videoPath)})).blob();
  video.src = URL.createObjectURL(bytes);
  const event = (name) => new Promise((resolve, reject) => {
    video.addEventListener(name, resolve, { once: true });
    video.addEventListener('error', () => reject(video.error), { once: true });
  });
  try {
    await event('loadeddata');
    for (let index = 0; index < ${frames}; index++) {
      const seeked = event('seeked');
      video.currentTime = (index / ${frames}) * video.duration + 0.001;
      await seeked;
      const canvas = document.createElement('canvas');
      canvas.width = 320;
      canvas.height = Math.round((320 * video.videoHeight) / video.videoWidth);
      canvas.getContext('2d').drawImage(video, 0, 0, canvas.width, canvas.height);
      document.getElementById('sheet').append(canvas);
    }
    window.sheetState = true;
  } catch (error) {
    window.sheetState = String(error?.message ?? error);
  }
</script>
</body>
</html>`;
}
