package se.delaktig.goals.view;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.participants.event.AgeGroup;
import se.delaktig.participants.event.Sex;

/** By what the attainment of the activity targets is parted. */
public enum PartedBy {
  SEX,
  AGE_GROUP,
  ORGANISATION;

  /** Key of those of whom it is not stated. */
  public static final String UNKNOWN = "UNKNOWN";

  /** In which part a person is counted; by organisation where the person works or worked last. */
  String of(PersonHours person) {
    return switch (this) {
      case SEX -> named(person.sex());
      case AGE_GROUP -> named(person.ageGroup());
      case ORGANISATION ->
          person.latestEmployment().map(place -> place.organisation().value()).orElse("");
    };
  }

  private static String named(@Nullable Enum<?> stated) {
    return stated == null ? UNKNOWN : stated.name();
  }

  /** In which part hours are counted; by organisation where the person worked that day. */
  String of(CountedEntry entry) {
    return switch (this) {
      case SEX, AGE_GROUP -> of(entry.person());
      case ORGANISATION -> entry.organisationKey();
    };
  }

  /** The order that the parts stand in; those of whom it is not stated come last. */
  Comparator<String> order() {
    return switch (this) {
      case SEX -> as(Arrays.stream(Sex.values()).map(Enum::name).toList());
      case AGE_GROUP -> as(Arrays.stream(AgeGroup.values()).map(Enum::name).toList());
      case ORGANISATION -> Comparator.naturalOrder();
    };
  }

  private static Comparator<String> as(List<String> known) {
    return Comparator.comparingInt(key -> known.contains(key) ? known.indexOf(key) : known.size());
  }
}
