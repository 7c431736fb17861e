// BT.709, limited range (ITU-R BT.709-6, 3.2 and 3.4), without the offsets: zero is black, and no colour.
const lumaShares = vec3f(0.2126, 0.7152, 0.0722);
const lumaRange = 219.0 / 255.0;
const chromaRange = 224.0 / 255.0;
const noColour = 128.0 / 255.0;

fn toYcc(rgb: vec3f) -> vec3f {
  let y = dot(rgb, lumaShares);
  return vec3f(lumaRange * y, chromaRange * (rgb.b - y) / 1.8556, chromaRange * (rgb.r - y) / 1.5748);
}

fn toRgb(ycc: vec3f) -> vec3f {
  let y = ycc.x / lumaRange;
  let blue = y + 1.8556 * ycc.y / chromaRange;
  let red = y + 1.5748 * ycc.z / chromaRange;
  return vec3f(red, (y - lumaShares.r * red - lumaShares.b * blue) / lumaShares.g, blue);
}
