package se.delaktig.acceptance;

import org.jspecify.annotations.Nullable;

/** One of the two programs that come with a bundle, loaded once and asked many times. */
interface Verifier extends AutoCloseable {
  /**
   * @param head noted on paper; absent where there is no paper
   * @param key noted on paper
   */
  Verdict verdict(Bundle bundle, @Nullable String head, @Nullable String key);

  @Override
  void close();
}
