/** One point to fit; both above 0. */
export interface PowerPoint {
  readonly x: number;
  readonly y: number;
}

/** The exponent e of y = c x^e that fits the points best: the least-squares slope of log y over log x. */
export function fitExponent(points: readonly PowerPoint[]): number {
  const logs = points.map(({ x, y }) => ({ x: Math.log(x), y: Math.log(y) }));
  const meanX = logs.reduce((sum, point) => sum + point.x, 0) / logs.length;
  const meanY = logs.reduce((sum, point) => sum + point.y, 0) / logs.length;
  const covariance = logs.reduce((sum, point) => sum + (point.x - meanX) * (point.y - meanY), 0);
  const variance = logs.reduce((sum, point) => sum + (point.x - meanX) ** 2, 0);
  return covariance / variance;
}
