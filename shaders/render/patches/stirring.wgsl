// Stirs luma by one level here and there, so that OpenH264 looks at every macroblock. It takes a block for background,
// and repeats it however far it has drifted, when its four quarters' sums of differences to the frame before lie within
// 128 of each other (`ForegroundBackgroundDivision`). So in every other block two opposite quarters change sides, one up
// and one down by 144; in the next frame those of the other blocks. The quantiser smooths it away: the means of a quarter
// are off by half a level, and a macroblock's not at all.
const level = 1.0 / 255.0;

// Whether a whole number is odd.
fn isOdd(number: f32) -> bool {
  return fract(0.5 * number) != 0.0;
}

// What is added to both rows of a block of 4 by 2 pixels, by its column and row and the number of the frame.
fn stirring(column: f32, row: f32, frameNumber: f32) -> mat2x4f {
  let isLower = isOdd(floor(row / 4.0));
  if (isOdd(floor(column / 2.0)) != isLower) {
    return mat2x4f();
  }
  let turn = frameNumber + floor(column / 4.0) + floor(row / 8.0);
  let by = select(-level, level, isOdd(floor(turn / 2.0)) == isLower);
  // A chequer of 32 pixels a quarter, and four more, for what grain takes away from the sums.
  let down = 4.0 * fract(row / 4.0) - select(0.0, 2.0, isOdd(column));
  return mat2x4f(
    vec4f(select(0.0, by, down == 0.0), by, select(0.0, by, down == 1.0), by),
    vec4f(by, 0.0, by, 0.0),
  );
}
