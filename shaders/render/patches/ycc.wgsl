// BT.709, limited range (ITU-R BT.709-6, 3.2 and 3.4), without the offsets: zero is black, and no colour.
const lumaShares = vec3f(0.2126, 0.7152, 0.0722);
const lumaRange = 219.0 / 255.0;
const chromaRange = 224.0 / 255.0;
const noColour = 128.0 / 255.0;

fn toYcc(rgb: vec3f) -> vec3f {
  let y = dot(rgb, lumaShares);
  return vec3f(lumaRange * y, (chromaRange / 1.8556) * (rgb.b - y), (chromaRange / 1.5748) * (rgb.r - y));
}

fn toRgb(ycc: vec3f) -> vec3f {
  let y = (1.0 / lumaRange) * ycc.x;
  let blue = y + (1.8556 / chromaRange) * ycc.y;
  let red = y + (1.5748 / chromaRange) * ycc.z;
  return vec3f(red, (1.0 / lumaShares.g) * (y - lumaShares.r * red - lumaShares.b * blue), blue);
}
