package se.delaktig.training.view;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.WorkplaceId;
import se.delaktig.training.event.PreparandAppointed;

/**
 * One preparand and how far the training has come.
 *
 * @param workplace where the person works, or worked last
 * @param group the group of organisations the person is counted in; absent where none is stated
 */
public record Preparing(
    PersonHours person,
    Qualification qualification,
    @Nullable WorkplaceId workplace,
    @Nullable OrganisationId organisation,
    @Nullable String group) {

  /** How far the training has come. */
  public enum Stage {
    NOT_STARTED,
    STARTED,
    /** The minutes are there; nobody has declared the training complete. */
    REACHED,
    COMPLETE_BY_RULE,
    COMPLETE_BY_DISPENSATION;

    public boolean complete() {
      return this == COMPLETE_BY_RULE || this == COMPLETE_BY_DISPENSATION;
    }

    /** Whether minutes are still lacking. */
    public boolean lacks() {
      return this == NOT_STARTED || this == STARTED;
    }
  }

  public PreparandAppointed.As as() {
    return Objects.requireNonNull(person.preparand());
  }

  public Stage stage() {
    if (qualification.dispensation() != null) {
      return Stage.COMPLETE_BY_DISPENSATION;
    }
    if (qualification.byRule()) {
      return person.completed() == null ? Stage.REACHED : Stage.COMPLETE_BY_RULE;
    }
    return qualification.attendedMinutes() == 0 ? Stage.NOT_STARTED : Stage.STARTED;
  }
}
