package se.delaktig.hours.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import se.delaktig.kernel.view.SmallGroups;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;

/**
 * Under which rows places are shown to those who see numbers only: by itself a place where at least
 * five people work, any other together with those like it, a workplace within its organisation.
 * Which it is, is settled when the place is shown for the first time, and stays: a place that
 * stepped out of a joined row would be seen in what that row loses.
 */
final class ShownPlaces {
  private static final String NOWHERE = "nowhere";
  private static final String FEW = "few";

  private final Map<PersonId, Employment> working = new HashMap<>();
  private final Map<String, Set<PersonId>> heads = new HashMap<>();
  private final Map<String, String> settled = new HashMap<>();

  /**
   * Takes up where a person works now; nowhere after having left.
   *
   * @return whether a place that is not settled came under another row by it
   */
  boolean works(PersonId person, Optional<Employment> at) {
    Employment before = working.get(person);
    if (Objects.equals(before, at.orElse(null))) {
      return false;
    }
    Set<String> concerned = new HashSet<>();
    Stream.ofNullable(before).forEach(old -> concerned.addAll(ids(old)));
    at.ifPresent(now -> concerned.addAll(ids(now)));
    concerned.removeAll(settled.keySet());
    Set<String> few = concerned.stream().filter(this::few).collect(Collectors.toSet());
    if (before != null) {
      ids(before).forEach(id -> Objects.requireNonNull(heads.get(id)).remove(person));
      working.remove(person);
    }
    at.ifPresent(now -> {
      working.put(person, now);
      ids(now).forEach(id -> heads.computeIfAbsent(id, none -> new HashSet<>()).add(person));
    });
    return !few.equals(concerned.stream().filter(this::few).collect(Collectors.toSet()));
  }

  private static Set<String> ids(Employment employment) {
    return Set.of(employment.organisation().value(), employment.workplace().value());
  }

  /** The row of an employment's organisation; that of no place without one. */
  String organisationRow(Optional<Employment> employment) {
    return employment.map(this::organisation).orElse(NOWHERE);
  }

  /** The row of an employment's workplace; that of no place without one. */
  String workplaceRow(Optional<Employment> employment) {
    return employment.map(this::workplace).orElse(NOWHERE);
  }

  /**
   * In which row hours stand beside those of workplaces. A workplace sends few to the training, so
   * that those hours stand by organisation.
   */
  String row(ActivityKind kind, Optional<Employment> employment) {
    return switch (kind) {
      case WORKPLACE_DIALOGUE -> workplaceRow(employment);
      case PREPARAND_TRAINING -> "training of " + organisationRow(employment);
    };
  }

  private String organisation(Employment employment) {
    String id = employment.organisation().value();
    return settled.getOrDefault(id, few(id) ? "organisation " + FEW : "organisation " + id);
  }

  private String workplace(Employment employment) {
    String id = employment.workplace().value();
    return settled.getOrDefault(
        id, few(id) ? FEW + " within " + organisation(employment) : "workplace " + id);
  }

  private boolean few(String id) {
    return heads.getOrDefault(id, Set.of()).size() < SmallGroups.FEWEST;
  }

  /** Settles under which rows an employment's places are shown from now on. */
  void settle(Employment employment) {
    settled.putIfAbsent(employment.organisation().value(), organisation(employment));
    settled.putIfAbsent(employment.workplace().value(), workplace(employment));
  }

  /** The ids of the places that are shown only together with others. */
  Set<String> joined() {
    Set<String> joined = new HashSet<>();
    settled.forEach((id, row) -> {
      if (row.startsWith(FEW) || row.equals("organisation " + FEW)) {
        joined.add(id);
      }
    });
    return joined;
  }
}
