package se.delaktig.budget;

import org.jspecify.annotations.Nullable;

/** Seals a free text once it is certain that an event will name it. */
@FunctionalInterface
public interface Sealing {
  /** The id of the sealed text; nothing for no text. */
  @Nullable String seal(@Nullable String text);
}
