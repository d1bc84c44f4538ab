package se.delaktig.kernel.page;

import org.jspecify.annotations.Nullable;

/**
 * One person in the roll of a group. The form sends {@code d-<id>} ({@code med}, {@code del},
 * {@code giltig}, {@code borta}) and, for part of the time, {@code m-<id>} in minutes.
 *
 * @param id the person's id
 * @param name as shown; for a masked person the substitute
 * @param note beside the name, such as {@code 2 av 5 h}
 * @param masked whether the name is not shown
 * @param presence {@code med} unless something else is known
 * @param minutes chosen part of the time
 */
public record RollRow(
    String id,
    String name,
    @Nullable String note,
    boolean masked,
    String presence,
    @Nullable Integer minutes) {
  /** Present for the whole time, as everybody is until the leader says otherwise. */
  public static RollRow present(String id, String name, @Nullable String note) {
    return new RollRow(id, name, note, false, "med", null);
  }
}
