// Code points to UTF-16 and back. The server counts code points, the DOM counts UTF-16 units.

export class Offsets {
  // The code point offsets of all signs beyond U+FFFF, each of which takes two units.
  #astral = [];

  constructor(text) {
    let points = 0;
    for (const sign of text) {
      if (sign.length === 2) this.#astral.push(points);
      points += 1;
    }
    this.length = points;
  }

  // How many astral signs fulfil `before`, which holds for the first ones only.
  #count(before) {
    let low = 0;
    let high = this.#astral.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // UTF-16 units in front of the code point.
  toUnits(points) {
    return points + this.#count((i) => this.#astral[i] < points);
  }

  // Code points in front of the unit; a unit inside a sign counts as in front of it.
  toPoints(units) {
    return units - this.#count((i) => this.#astral[i] + i + 1 < units) - (this.#splits(units) ? 1 : 0);
  }

  #splits(units) {
    const i = this.#count((j) => this.#astral[j] + j + 1 < units);
    return i < this.#astral.length && this.#astral[i] + i + 1 === units;
  }
}
