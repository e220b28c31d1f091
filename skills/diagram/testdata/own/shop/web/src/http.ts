export async function get(x: unknown) {
  return x;
}
