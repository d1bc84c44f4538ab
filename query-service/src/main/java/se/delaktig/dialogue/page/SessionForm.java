package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import se.delaktig.dialogue.command.Addition;
import se.delaktig.dialogue.command.Taken;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.hours.event.Presence;
import se.delaktig.kernel.page.FormErrors;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/**
 * What was filled in of a session that was held.
 *
 * @param taken those on the list about whom something was said
 */
record SessionForm(
    LocalDate date,
    LocalTime start,
    int minutes,
    List<MaterialId> materials,
    List<PersonId> leaders,
    List<Taken> taken,
    List<Addition> additions,
    List<String> focuses) {

  /** The chip that opens a field for another length. */
  static final String OTHER_LENGTH = "annat";

  /** How many people can be added by hand in one form. */
  static final int ADDITIONS = 3;

  private static final int LONGEST = 720;

  /** The form's fields by the command's. */
  static final Map<String, String> FIELDS =
      Map.of(
          "date", "datum",
          "start", "start",
          "minutes", "minuter",
          "materials", "material",
          "leaders", "ledare1",
          "attendances", "narvaro",
          "additions", "extra-1",
          "focuses", "fokus",
          "reason", "skal");

  /**
   * Reads the form.
   *
   * @param roll who stands on the list; nobody else is taken from it
   * @param errors takes up what cannot be read
   * @return empty when something cannot be read
   */
  static Optional<SessionForm> read(
      MultiValueMap<String, String> sent, List<PersonId> roll, FormErrors errors, Words words) {
    label(errors, words);
    Optional<LocalDate> date = Typed.date(sent.getFirst("datum"));
    Optional<LocalTime> start = Typed.time(sent.getFirst("start"));
    Optional<Integer> minutes = minutes(sent, errors);
    if (date.isEmpty()) {
      errors.add("datum", "dialogue.error.date");
    }
    if (start.isEmpty()) {
      errors.add("start", "dialogue.error.time");
    }
    List<Addition> additions = additions(sent, minutes.orElse(1), errors);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SessionForm(
            date.orElseThrow(),
            start.orElseThrow(),
            minutes.orElseThrow(),
            values(sent, "material").stream().map(MaterialId::new).toList(),
            Stream.of("ledare1", "ledare2")
                .map(sent::getFirst)
                .filter(Objects::nonNull)
                .filter(id -> !id.isBlank())
                .distinct()
                .map(PersonId::new)
                .toList(),
            taken(sent, roll, minutes.orElseThrow()),
            additions,
            values(sent, "fokus")));
  }

  static void label(FormErrors errors, Words words) {
    errors
        .label("datum", words.say("dialogue.date"))
        .label("start", words.say("dialogue.start"))
        .label("minuter", words.say("dialogue.minutes"))
        .label("minuter-annat", words.say("dialogue.minutes.other.field"));
  }

  private static Optional<Integer> minutes(MultiValueMap<String, String> sent, FormErrors errors) {
    boolean other = OTHER_LENGTH.equals(sent.getFirst("minuter"));
    String field = other ? "minuter-annat" : "minuter";
    Optional<Integer> minutes =
        Typed.whole(sent.getFirst(field)).filter(length -> length >= 1 && length <= LONGEST);
    if (minutes.isEmpty()) {
      errors.add(field, "dialogue.error.minutes", LONGEST);
    }
    return minutes;
  }

  private static List<Taken> taken(
      MultiValueMap<String, String> sent, List<PersonId> roll, int sessionMinutes) {
    List<Taken> taken = new ArrayList<>();
    for (PersonId person : roll) {
      @Nullable String word = sent.getFirst("d-" + person.value());
      if (word == null) {
        continue;
      }
      switch (word) {
        case "med" -> taken.add(new Taken(person, Presence.PRESENT, sessionMinutes));
        case "del" ->
            taken.add(
                new Taken(
                    person,
                    Presence.PART,
                    Typed.whole(sent.getFirst("m-" + person.value()))
                        .filter(part -> part >= 0 && part <= 1440)
                        .orElse(0)));
        case "giltig" -> taken.add(new Taken(person, Presence.REPORTED_ABSENCE, 0));
        default -> taken.add(new Taken(person, Presence.ABSENT, 0));
      }
    }
    return taken;
  }

  private static List<Addition> additions(
      MultiValueMap<String, String> sent, int sessionMinutes, FormErrors errors) {
    List<Addition> additions = new ArrayList<>();
    for (int n = 1; n <= ADDITIONS; n++) {
      @Nullable String who = sent.getFirst("extra-" + n);
      @Nullable String typed = sent.getFirst("extramin-" + n);
      if (who == null || who.isBlank()) {
        if (typed != null && !typed.isBlank()) {
          errors.add("extra-" + n, "dialogue.error.whose");
        }
        continue;
      }
      if (who.strip().length() > 120) {
        errors.add("extra-" + n, "problem.field.size");
      } else if (typed == null || typed.isBlank()) {
        additions.add(new Addition(who.strip(), sessionMinutes));
      } else {
        Optional<Integer> minutes =
            Typed.whole(typed).filter(part -> part >= 1 && part <= sessionMinutes);
        if (minutes.isEmpty()) {
          errors.add("extramin-" + n, "problem.dialogue.minutes-beyond-session", sessionMinutes);
        } else {
          additions.add(new Addition(who.strip(), minutes.get()));
        }
      }
    }
    return additions;
  }

  private static List<String> values(MultiValueMap<String, String> sent, String field) {
    List<String> values = sent.get(field);
    return values == null ? List.of() : values.stream().filter(one -> !one.isBlank()).toList();
  }

  /** Those on the list who took part. */
  List<Taken> attended() {
    return taken.stream().filter(one -> one.presence().attended()).toList();
  }

  /** All who took part, those added by hand as well. */
  int there() {
    return attended().size() + additions.size();
  }

  int away() {
    return taken.size() - attended().size();
  }

  /** Everyone's minutes together. */
  long sum() {
    return attended().stream().mapToLong(Taken::minutes).sum()
        + additions.stream().mapToLong(Addition::minutes).sum();
  }
}
