package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/** Finds the project that a page is about. The word {@code project} gives it, from its view. */
public interface ProjectOfPage {
  /**
   * @param subject the account at the issuer; absent for one who is not signed in
   * @param inAddress the id in the page's address; absent on a page like the start page, where the
   *     account's own project is meant
   * @return nothing where there is no such project or the account has nothing to do with it
   */
  @Nullable ProjectLine project(@Nullable String subject, @Nullable String inAddress);
}
