
  // LZMA, as the specification in the LZMA SDK has it: a fifth smaller than the gzip that browsers unpack.
  const unpack = (packed) => {
    const head = new DataView(packed.buffer, packed.byteOffset), length = head.getUint32(5, true);
    const [settings] = packed, lc = settings % 9, lp = Math.floor(settings / 9) % 5, pb = Math.floor(settings / 45);
    const out = new Uint8Array(length);
    const odds = (count) => new Uint16Array(count).fill(1024);
    // The range coder: range, code.
    const coder = new Uint32Array([0xffffffff, head.getUint32(14)]);
    let from = 18, at = 0;
    const refill = () => {
      if (coder[0] < 0x1000000) {
        coder[0] <<= 8;
        coder[1] = (coder[1] << 8) | packed[from++];
      }
    };
    const bit = (table, n) => {
      const odd = table[n], bound = (coder[0] >>> 11) * odd;
      const one = coder[1] >= bound;
      if (one) {
        coder[0] -= bound;
        coder[1] -= bound;
        table[n] = odd - (odd >> 5);
      } else {
        coder[0] = bound;
        table[n] = odd + ((2048 - odd) >> 5);
      }
      refill();
      return one ? 1 : 0;
    };
    const even = (count) => {
      let value = 0;
      for (; count > 0; count -= 1) {
        coder[0] >>>= 1;
        const one = coder[1] >= coder[0];
        if (one) coder[1] -= coder[0];
        refill();
        value = (value << 1) | (one ? 1 : 0);
      }
      return value;
    };
    const tree = (table, base, bits) => {
      let node = 1;
      for (let n = 0; n < bits; n += 1) node = (node << 1) | bit(table, base + node);
      return node - (1 << bits);
    };
    const backwards = (table, base, bits) => {
      let node = 1, value = 0;
      for (let n = 0; n < bits; n += 1) {
        const one = bit(table, base + node);
        node = (node << 1) | one;
        value |= one << n;
      }
      return value;
    };
    const lengths = () => ({ choice: odds(2), low: odds(128), mid: odds(128), high: odds(256) });
    const lengthOf = (its, place) => {
      if (!bit(its.choice, 0)) return 2 + tree(its.low, place << 3, 3);
      return bit(its.choice, 1) ? 18 + tree(its.high, 0, 8) : 10 + tree(its.mid, place << 3, 3);
    };
    const letters = odds(0x300 << (lc + lp)), slots = odds(256), nears = odds(115), aligned = odds(16);
    const isMatch = odds(192), isRep = odds(12), isRep0 = odds(12), isRep1 = odds(12), isRep2 = odds(12);
    const isShort = odds(192), fresh = lengths(), repeated = lengths();
    const distance = (long) => {
      const slot = tree(slots, Math.min(long - 2, 3) << 6, 6);
      if (slot < 4) return slot;
      const bits = (slot >> 1) - 1, high = (2 | (slot & 1)) << bits;
      if (slot < 14) return high + backwards(nears, high - slot, bits);
      return high + (even(bits - 4) << 4) + backwards(aligned, 0, 4);
    };
    let state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
    while (at < length) {
      const place = at & ((1 << pb) - 1);
      if (!bit(isMatch, (state << 4) + place)) {
        const before = at > 0 ? out[at - 1] : 0;
        const base = 0x300 * (((at & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
        let letter = 1;
        if (state >= 7) {
          for (let like = out[at - rep0 - 1]; letter < 0x100; like <<= 1) {
            const wanted = (like >> 7) & 1, one = bit(letters, base + ((1 + wanted) << 8) + letter);
            letter = (letter << 1) | one;
            if (one !== wanted) break;
          }
        }
        while (letter < 0x100) letter = (letter << 1) | bit(letters, base + letter);
        out[at++] = letter;
        state = state < 4 ? 0 : state - (state < 10 ? 3 : 6);
        continue;
      }
      let long;
      if (!bit(isRep, state)) {
        [rep1, rep2, rep3] = [rep0, rep1, rep2];
        long = lengthOf(fresh, place);
        rep0 = distance(long);
        state = state < 7 ? 7 : 10;
      } else {
        // One of the last four distances.
        if (bit(isRep0, state)) {
          let taken = rep1;
          if (bit(isRep1, state)) {
            taken = rep2;
            if (bit(isRep2, state)) [taken, rep3] = [rep3, rep2];
            rep2 = rep1;
          }
          [rep0, rep1] = [taken, rep0];
        } else if (!bit(isShort, (state << 4) + place)) {
          state = state < 7 ? 9 : 11;
          out[at] = out[at - rep0 - 1];
          at += 1;
          continue;
        }
        long = lengthOf(repeated, place);
        state = state < 7 ? 8 : 11;
      }
      for (let to = at + long; at < to; at += 1) out[at] = out[at - rep0 - 1];
    }
    return out;
  };
