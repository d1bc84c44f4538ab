package se.delaktig.training.view;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.view.Programme;
import se.delaktig.training.event.PreparandTrainingCompleted.Dispensation;

/**
 * How far someone had come in the preparand training on a day, under the rules of that day. Whoever
 * leads a dialogue session unqualified is a deviation, not a fault: the session stands.
 *
 * @param attendedMinutes minutes of training attended up to and including the day
 * @param neededMinutes minutes that the rule of the day asks for; absent where none says
 * @param dispensation why fewer are enough; absent where no dispensation was given
 */
public record Qualification(
    int attendedMinutes, @Nullable Integer neededMinutes, @Nullable Dispensation dispensation) {

  /** A person's qualification on a day. A dispensation holds for every day. */
  public static Qualification of(PersonHours person, Programme programme, LocalDate day) {
    int attended =
        person.entries().stream()
            .filter(entry -> entry.session().kind() == ActivityKind.PREPARAND_TRAINING)
            .filter(entry -> entry.presence().attended() && !entry.date().isAfter(day))
            .mapToInt(PersonHours.Entry::minutes)
            .sum();
    Integer needed =
        programme.rulesOn(day).map(rules -> rules.preparandMinutes().value()).orElse(null);
    Dispensation dispensation =
        person.completed() == null ? null : person.completed().dispensation();
    return new Qualification(attended, needed, dispensation);
  }

  /** Whether the minutes reach what the rule asks for. */
  public boolean byRule() {
    return neededMinutes != null && attendedMinutes >= neededMinutes;
  }

  /** Whether the person may lead without it being a deviation. */
  public boolean complete() {
    return byRule() || dispensation != null;
  }

  /** Minutes left to what the rule asks for; 0 where no rule says. */
  public int leftMinutes() {
    return neededMinutes == null ? 0 : Math.max(0, neededMinutes - attendedMinutes);
  }
}
