/** What the arrays of a thread hang on. */
interface Arrays {
  Uint8Array: Uint8ArrayConstructor;
}

/**
 * Lets nobody in a thread make an array of bytes that is larger than `limit`. A thread's memory limit counts its heap and not such arrays, and a PDF of 400 KB
 * can ask for gigabytes of them: a stream that unpacks to nothing but blanks. Whoever asks for more gets the error that he gets where memory has run out.
 */
export function boundArrays(arrays: Arrays, limit: number): void {
  arrays.Uint8Array = new Proxy(arrays.Uint8Array, {
    construct(target, given: [unknown, ...unknown[]], called) {
      const [length] = given;
      if (typeof length === 'number' && length > limit)
        throw new RangeError(`an array of ${length} bytes is larger than this thread may make`);
      return Reflect.construct(target, given, called === arrays.Uint8Array ? target : called) as Uint8Array;
    },
  });
}
