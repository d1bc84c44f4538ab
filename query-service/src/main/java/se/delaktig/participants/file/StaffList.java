package se.delaktig.participants.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.delaktig.organisations.event.DialogueGroupFormed;
import se.delaktig.organisations.event.GroupId;
import se.delaktig.organisations.event.OrganisationId;
import se.delaktig.organisations.event.OrganisationJoined;
import se.delaktig.organisations.event.WorkplaceAdded;
import se.delaktig.participants.command.ImportParticipants;
import se.delaktig.participants.event.Employment;
import se.delaktig.participants.event.PersonId;
import se.delaktig.personregister.InvalidPersonalNumberException;
import se.delaktig.personregister.PersonDetails;
import se.delaktig.personregister.PersonalNumber;

/**
 * A staff list held against what is known: what each line would change, what is wrong with it, and
 * who is missing. Pure; nothing happens by it.
 *
 * @param lines one for each of the file's
 * @param missing who works now at one of the list's employers and is not in the list
 */
public record StaffList(List<Line> lines, List<Missing> missing) {
  /** What a line would do. */
  public enum Effect {
    /** Someone new in the project. */
    NEW,
    /** Someone known gets another employer. */
    ANOTHER_EMPLOYER,
    /** Someone moves to another workplace or group. */
    MOVED,
    /** Another name or address. */
    CHANGED,
    UNCHANGED,
    /** Cannot go in. */
    WRONG
  }

  /**
   * Something wrong with a line.
   *
   * @param column where; absent where it is the line as a whole
   * @param key a message key
   * @param values what is set into the message
   */
  public record Fault(@Nullable Column column, String key, List<Object> values) {}

  /**
   * A line with what it would do.
   *
   * @param row what would be sent; absent for a wrong line
   */
  public record Line(
      se.delaktig.kernel.file.Line source,
      Effect effect,
      ImportParticipants.@Nullable Row row,
      List<Fault> faults) {}

  /** Somebody who works for an employer and is not in its list. */
  public record Missing(PersonId person, Employment employment) {}

  /**
   * What the file itself does not say.
   *
   * @param organisation the employer of lines that name none
   * @param from the first day of lines that name none, and of moves
   */
  public record Otherwise(@Nullable OrganisationId organisation, LocalDate from) {}

  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9_%+-]+(\\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9-]+\\.)+[A-Za-z]{2,20}");
  private static final int SHORT_PERSONAL_NUMBER = 10;
  private static final Pattern LOST_NOUGHTS = Pattern.compile("\\d{8,9}");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_EMAIL = 254;
  private static final List<DateTimeFormatter> DAYS =
      List.of(
          DateTimeFormatter.ISO_LOCAL_DATE,
          DateTimeFormatter.BASIC_ISO_DATE,
          DateTimeFormatter.ofPattern("uuuu/M/d"),
          DateTimeFormatter.ofPattern("d/M/uuuu"),
          DateTimeFormatter.ofPattern("d.M.uuuu"));

  /** The personal numbers in a file that are ones, for asking whose they are. */
  public static Set<PersonalNumber> numbers(StaffFile file, Columns columns, LocalDate today) {
    Set<PersonalNumber> numbers = new LinkedHashSet<>();
    for (se.delaktig.kernel.file.Line line : file.lines()) {
      columns
          .text(Column.PERSONAL_NUMBER, line)
          .ifPresent(text -> {
            try {
              numbers.add(parsed(text, today));
            } catch (InvalidPersonalNumberException wrong) {
              // the line is named with its fault when the list is compared
              return;
            }
          });
    }
    return numbers;
  }

  /** A personal number kept as a number has lost the noughts that it began with. */
  private static PersonalNumber parsed(String text, LocalDate today) {
    return PersonalNumber.parse(
        LOST_NOUGHTS.matcher(text).matches()
            ? "0".repeat(SHORT_PERSONAL_NUMBER - text.length()) + text
            : text,
        today);
  }

  /** Holds a file against what is known. */
  public static StaffList of(StaffFile file, Columns columns, Otherwise otherwise, Known known) {
    return new Comparing(columns, otherwise, known).compare(file);
  }

  public int count(Effect effect) {
    return (int) lines.stream().filter(line -> line.effect() == effect).count();
  }

  /** The rows that would change something. */
  public List<ImportParticipants.Row> changes() {
    List<ImportParticipants.Row> rows = new ArrayList<>();
    for (Line line : lines) {
      if (line.row() != null && line.effect() != Effect.UNCHANGED) {
        rows.add(line.row());
      }
    }
    return rows;
  }

  /** The lines that cannot go in. */
  public List<Line> wrong() {
    return lines.stream().filter(line -> line.effect() == Effect.WRONG).toList();
  }

  private static final class Comparing {
    private final Columns columns;
    private final Otherwise otherwise;
    private final Known known;
    private final Map<PersonalNumber, Map<OrganisationId, Integer>> lineOf = new HashMap<>();
    private final Map<PersonalNumber, PersonDetails> detailsSoFar = new HashMap<>();
    private final Set<OrganisationId> employers = new HashSet<>();
    private final Map<OrganisationId, Set<PersonId>> listedAt = new HashMap<>();
    private final Map<String, OrganisationId> organisations = new HashMap<>();
    private final Map<String, WorkplaceAdded> workplaces = new HashMap<>();

    Comparing(Columns columns, Otherwise otherwise, Known known) {
      this.columns = columns;
      this.otherwise = otherwise;
      this.known = known;
      for (OrganisationJoined joined : known.places().organisations().values()) {
        organisations.put(plain(joined.name()), joined.organisation());
        Optional.ofNullable(joined.number().value())
            .ifPresent(number -> organisations.put(plain(number), joined.organisation()));
      }
      for (WorkplaceAdded added : known.places().workplaces().values()) {
        workplaces.put(added.organisation() + "|" + plain(added.name()), added);
      }
    }

    StaffList compare(StaffFile file) {
      List<Line> lines = file.lines().stream().map(this::line).toList();
      List<Missing> missing = new ArrayList<>();
      known
          .employed()
          .forEach((person, places) ->
              places.forEach((organisation, employment) -> {
                if (employers.contains(organisation)
                    && !isListed(person, organisation)
                    && known.inSight().test(employment.workplace())) {
                  missing.add(new Missing(person, employment));
                }
              }));
      return new StaffList(lines, List.copyOf(missing));
    }

    private boolean isListed(PersonId person, OrganisationId organisation) {
      return listedAt.getOrDefault(organisation, Set.of()).contains(person);
    }

    private Line line(se.delaktig.kernel.file.Line source) {
      List<Fault> faults = new ArrayList<>();
      @Nullable PersonalNumber number = number(source, faults);
      Optional<String[]> name = name(source, faults);
      @Nullable String email = email(source, faults);
      @Nullable OrganisationId organisation = organisation(source, faults);
      @Nullable WorkplaceAdded workplace = workplace(source, organisation, faults);
      @Nullable GroupId group = group(source, workplace, faults);
      @Nullable LocalDate from = from(source, faults);
      if (organisation != null) {
        employers.add(organisation);
      }
      if (number != null && organisation != null) {
        onlyOnce(source, number, organisation, faults);
        PersonId person = known.persons().get(number);
        if (person != null) {
          listedAt.computeIfAbsent(organisation, o -> new HashSet<>()).add(person);
        }
      }
      if (!faults.isEmpty()
          || number == null
          || name.isEmpty()
          || organisation == null
          || workplace == null) {
        return new Line(source, Effect.WRONG, null, List.copyOf(faults));
      }
      return good(
          source,
          number,
          name.get(),
          email,
          organisation,
          workplace,
          group,
          from == null ? otherwise.from() : from);
    }

    private Line good(
        se.delaktig.kernel.file.Line source,
        PersonalNumber number,
        String[] name,
        @Nullable String email,
        OrganisationId organisation,
        WorkplaceAdded workplace,
        @Nullable GroupId group,
        LocalDate from) {
      @Nullable PersonId person = known.persons().get(number);
      @Nullable Employment now =
          person == null ? null : known.employed().getOrDefault(person, Map.of()).get(organisation);
      @Nullable PersonDetails before = detailsSoFar.get(number);
      if (before == null && person != null) {
        before = known.details().get(person);
      }
      PersonDetails listed =
          new PersonDetails(
              name[0],
              name[1],
              number,
              email == null && before != null ? before.email() : email,
              before == null ? null : before.phone(),
              before != null && before.protectedIdentity());
      boolean isNew =
          (person == null || !known.employed().containsKey(person))
              && !detailsSoFar.containsKey(number);
      boolean differ = !Objects.equals(listed, before);
      detailsSoFar.put(number, listed);
      boolean moves =
          now != null
              && (!now.workplace().equals(workplace.workplace())
                  || group != null && !group.equals(now.group()));
      LocalDate day = from;
      if (moves && now != null && !from.isAfter(now.from())) {
        // the list tells when the employment began, not when the person moved
        day = otherwise.from().isBefore(now.from()) ? now.from() : otherwise.from();
      }
      Effect effect =
          isNew
              ? Effect.NEW
              : now == null
                  ? Effect.ANOTHER_EMPLOYER
                  : moves ? Effect.MOVED : differ ? Effect.CHANGED : Effect.UNCHANGED;
      return new Line(
          source,
          effect,
          new ImportParticipants.Row(
              number.digits(),
              name[0],
              name[1],
              email,
              organisation,
              workplace.workplace(),
              group,
              day),
          List.of());
    }

    private void onlyOnce(
        se.delaktig.kernel.file.Line source,
        PersonalNumber number,
        OrganisationId organisation,
        List<Fault> faults) {
      Integer first =
          lineOf
              .computeIfAbsent(number, n -> new HashMap<>())
              .putIfAbsent(organisation, source.number());
      if (first != null) {
        faults.add(
            new Fault(
                Column.PERSONAL_NUMBER,
                "participants.fault.twice",
                List.of(Integer.toString(first))));
      }
    }

    private @Nullable PersonalNumber number(se.delaktig.kernel.file.Line line, List<Fault> faults) {
      Optional<String> text = columns.text(Column.PERSONAL_NUMBER, line);
      if (text.isEmpty()) {
        faults.add(new Fault(Column.PERSONAL_NUMBER, "participants.fault.missing", List.of()));
        return null;
      }
      try {
        return parsed(text.get(), known.today());
      } catch (InvalidPersonalNumberException e) {
        faults.add(
            new Fault(Column.PERSONAL_NUMBER, "problem.participants." + e.code(), List.of()));
        return null;
      }
    }

    /** Given name and family name. */
    private Optional<String[]> name(se.delaktig.kernel.file.Line line, List<Fault> faults) {
      Optional<String> given = columns.text(Column.GIVEN_NAME, line);
      Optional<String> family = columns.text(Column.FAMILY_NAME, line);
      if (!columns.has(Column.GIVEN_NAME) || !columns.has(Column.FAMILY_NAME)) {
        Optional<String[]> parts = columns.text(Column.FULL_NAME, line).flatMap(Comparing::parts);
        if (parts.isEmpty()) {
          faults.add(new Fault(Column.FULL_NAME, "participants.fault.name-in-two", List.of()));
          return parts;
        }
        given = Optional.of(parts.get()[0]);
        family = Optional.of(parts.get()[1]);
      }
      check(Column.GIVEN_NAME, given, faults);
      check(Column.FAMILY_NAME, family, faults);
      return given.isPresent() && family.isPresent()
          ? Optional.of(new String[] {given.get(), family.get()})
          : Optional.empty();
    }

    private static void check(Column column, Optional<String> name, List<Fault> faults) {
      if (name.isEmpty()) {
        faults.add(new Fault(column, "participants.fault.missing", List.of()));
      } else if (name.get().length() > LONGEST_NAME) {
        faults.add(new Fault(column, "participants.fault.too-long", List.of()));
      }
    }

    /** "Andersson, Anna" or "Anna Andersson". */
    private static Optional<String[]> parts(String name) {
      int comma = name.indexOf(',');
      int blank = name.lastIndexOf(' ');
      String[] parts =
          comma > 0
              ? new String[] {name.substring(comma + 1).strip(), name.substring(0, comma).strip()}
              : blank > 0
                  ? new String[] {name.substring(0, blank).strip(), name.substring(blank + 1)}
                  : new String[] {"", ""};
      return parts[0].isEmpty() || parts[1].isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private @Nullable String email(se.delaktig.kernel.file.Line line, List<Fault> faults) {
      Optional<String> text = columns.text(Column.EMAIL, line);
      if (text.isPresent()
          && (text.get().length() > LONGEST_EMAIL || !EMAIL.matcher(text.get()).matches())) {
        faults.add(new Fault(Column.EMAIL, "participants.fault.email", List.of()));
        return null;
      }
      return text.orElse(null);
    }

    private @Nullable OrganisationId organisation(
        se.delaktig.kernel.file.Line line, List<Fault> faults) {
      Optional<String> text = columns.text(Column.ORGANISATION, line);
      if (text.isEmpty()) {
        if (otherwise.organisation() == null) {
          faults.add(new Fault(Column.ORGANISATION, "participants.fault.missing", List.of()));
        }
        return otherwise.organisation();
      }
      OrganisationId found = organisations.get(plain(text.get()));
      if (found == null) {
        faults.add(
            new Fault(Column.ORGANISATION, "participants.fault.organisation", List.of(text.get())));
      }
      return found;
    }

    private @Nullable WorkplaceAdded workplace(
        se.delaktig.kernel.file.Line line,
        @Nullable OrganisationId organisation,
        List<Fault> faults) {
      Optional<String> text = columns.text(Column.WORKPLACE, line);
      if (text.isEmpty()) {
        faults.add(new Fault(Column.WORKPLACE, "participants.fault.missing", List.of()));
        return null;
      }
      if (organisation == null) {
        return null;
      }
      WorkplaceAdded found = workplaces.get(organisation + "|" + plain(text.get()));
      if (found == null) {
        faults.add(
            new Fault(
                Column.WORKPLACE,
                "participants.fault.workplace",
                List.of(text.get(), organisation.value())));
      } else if (!known.inSight().test(found.workplace())) {
        faults.add(new Fault(Column.WORKPLACE, "participants.fault.not-yours", List.of()));
      }
      return found;
    }

    private @Nullable GroupId group(
        se.delaktig.kernel.file.Line line, @Nullable WorkplaceAdded workplace, List<Fault> faults) {
      Optional<String> text = columns.text(Column.GROUP, line);
      if (text.isEmpty() || workplace == null) {
        return null;
      }
      Optional<GroupId> found =
          known.places().groups().values().stream()
              .filter(group -> group.workplace().equals(workplace.workplace()))
              .filter(group -> plain(group.name()).equals(plain(text.get())))
              .map(DialogueGroupFormed::group)
              .findFirst();
      if (found.isEmpty()) {
        faults.add(new Fault(Column.GROUP, "participants.fault.group", List.of(text.get())));
      }
      return found.orElse(null);
    }

    private @Nullable LocalDate from(se.delaktig.kernel.file.Line line, List<Fault> faults) {
      Optional<String> text = columns.text(Column.FROM, line);
      if (text.isEmpty()) {
        return null;
      }
      // a day with a time of day, as some systems write it
      String day = text.get().replaceFirst("[T ]\\d{1,2}[:.]\\d{2}.*$", "");
      for (DateTimeFormatter format : DAYS) {
        try {
          return LocalDate.parse(day, format);
        } catch (DateTimeException another) {
          continue;
        }
      }
      faults.add(new Fault(Column.FROM, "participants.fault.date", List.of()));
      return null;
    }

    private static String plain(String text) {
      return text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
  }
}
