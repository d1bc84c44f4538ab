package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/** Says how far a project's log has come, for the foot of pages and prints. */
public interface LogOfPage {
  /** The head of the project's ledger, or nothing before its first event. */
  @Nullable LogHead head(String project);
}
