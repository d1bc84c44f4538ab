package se.delaktig.claims.page;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.budget.view.StaffCounting;
import se.delaktig.budget.view.ValuedHours.Valued;
import se.delaktig.claims.event.IssuedFile;
import se.delaktig.claims.event.IssuedFile.Kind;
import se.delaktig.claims.file.ClaimSheets;
import se.delaktig.claims.file.ClaimSheets.Sheet;
import se.delaktig.claims.view.ClaimLine;
import se.delaktig.claims.view.ClaimStatement;
import se.delaktig.claims.view.Corrections;
import se.delaktig.hours.view.CountedEntry;
import se.delaktig.hours.view.PersonHours;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;
import se.delaktig.project.event.ProjectPlan.ActivityKind;
import se.delaktig.project.view.Programme;

/** The files that go with a claim, each computed from the frozen log alone. */
@Component
class ClaimFiles {
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  private final CorrectionTables lines;
  private final ClaimPlaces places;
  private final Fmt fmt;
  private final Words words;

  ClaimFiles(CorrectionTables lines, ClaimPlaces places, Fmt fmt, Words words) {
    this.lines = lines;
    this.places = places;
    this.fmt = fmt;
    this.words = words;
  }

  /** The bytes of one file. */
  byte[] bytes(Sight sight, ClaimStatement claim, Kind kind) {
    Sheet sheet = sheet(sight, claim, kind);
    return ClaimSheets.bytes(
        sight.programme().planned().invented()
            ? new Sheet(sheet.name(), words.say("claims.invented"), sheet.heads(), sheet.rows())
            : sheet);
  }

  /** All files of a claim as they are issued. */
  List<IssuedFile> issued(Sight sight, ClaimStatement claim) {
    List<IssuedFile> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      byte[] bytes = bytes(sight, claim, kind);
      files.add(new IssuedFile(kind, "xlsx", sha256(bytes), bytes.length));
    }
    return List.copyOf(files);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Sheet sheet(Sight sight, ClaimStatement claim, Kind kind) {
    return switch (kind) {
      case CLAIM_SUMMARY -> summary(claim);
      case PROGRESS_REPORT -> progress(claim);
      case TIME_REPORTS -> time(claim);
      case PARTICIPANT_LIST -> participants(sight, claim);
      case COFINANCING_SUMMARY -> cofinancing(claim);
      case CERTIFICATES -> certificates(sight, claim);
    };
  }

  private Sheet sheet(Kind kind, List<List<@Nullable Object>> rows, String... heads) {
    List<String> named = new ArrayList<>();
    for (String head : heads) {
      named.add(words.say("claims." + head));
    }
    return new Sheet(words.say("claims.file-name." + kind), null, named, rows);
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell);
    }
    return row;
  }

  private Sheet summary(ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (ClaimStatement.Line line : claim.lines()) {
      rows.add(
          row(
              lines.line(line.line()),
              lines.sub(line.line()),
              line.before(),
              line.months(),
              line.corrected(),
              line.claimed(),
              line.sum()));
    }
    rows.add(
        row(
            words.say("claims.grant"),
            words.say("claims.own-calculation"),
            claim.before().grant().amount(),
            null,
            null,
            claim.grant(),
            claim.now().grant().amount()));
    return sheet(
        Kind.CLAIM_SUMMARY,
        rows,
        "line",
        "what",
        "line.before",
        "line.months",
        "line.corrected",
        "line.claimed",
        "line.sum");
  }

  /** Activities of the claim's months, and how they deviate from what was logged. */
  private Sheet progress(ClaimStatement claim) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (YearMonth month : claim.claim().monthsOf()) {
      for (ActivityKind kind : ActivityKind.values()) {
        List<CountedEntry> those =
            claim.now().entries().stream()
                .filter(one -> one.month().equals(month))
                .filter(one -> one.entry().session().kind() == kind)
                .toList();
        rows.add(
            row(
                month.toString(),
                words.say("claims.activity." + kind),
                (int) those.stream().map(one -> one.entry().session()).distinct().count(),
                (int) those.stream().map(one -> one.person().person()).distinct().count(),
                hours(those.stream().mapToInt(one -> one.entry().minutes()).sum()),
                hours(those.stream().mapToInt(CountedEntry::certifiedMinutes).sum()),
                null));
        for (Reason reason : Reason.values()) {
          int minutes = those.stream().mapToInt(one -> one.minutesLeftOut(reason)).sum();
          if (minutes > 0) {
            rows.add(
                row(
                    month.toString(),
                    words.say("claims.activity." + kind),
                    null,
                    null,
                    hours(minutes),
                    null,
                    words.say("steering." + reason.key())));
          }
        }
      }
    }
    for (Corrections.Hours one : claim.corrections().hours()) {
      rows.add(
          row(
              one.month().toString(),
              words.say("claims.activity." + one.session().kind()),
              null,
              null,
              hours(one.after() - one.before()),
              null,
              words.say("claims.late")));
    }
    return sheet(
        Kind.PROGRESS_REPORT,
        rows,
        "month",
        "what",
        "sessions",
        "people",
        "hours",
        "certified",
        "deviation");
  }

  private Sheet time(ClaimStatement claim) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (StaffCounting.Counted one : claim.now().staff()) {
      if (months.contains(one.month())) {
        rows.add(
            row(
                one.time().month(),
                one.time().role(),
                organisation(claim, one.time().organisation().value()),
                hours(one.time().minutes()),
                hours(one.minutes()),
                one.hourlyCost(),
                one.cost()));
      }
    }
    return sheet(
        Kind.TIME_REPORTS,
        rows,
        "month",
        "post",
        "organisation",
        "hours",
        "hours-counted",
        "hourly",
        "amount");
  }

  private String organisation(ClaimStatement claim, String id) {
    return places.organisation(claim.now().state().programme(), id);
  }

  private static List<Valued> ofClaim(ClaimStatement claim) {
    SortedSet<YearMonth> months = claim.claim().monthsOf();
    return claim.now().hours().parts().stream()
        .filter(one -> months.contains(one.counted().month()))
        .toList();
  }

  private static <K extends Comparable<K>> SortedMap<K, List<Valued>> by(
      List<Valued> parts, Function<Valued, K> key) {
    SortedMap<K, List<Valued>> grouped = new TreeMap<>();
    parts.forEach(
        one -> grouped.computeIfAbsent(key.apply(one), none -> new ArrayList<>()).add(one));
    return grouped;
  }

  private static BigDecimal sum(List<Valued> parts) {
    return parts.stream().map(Valued::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static int minutes(List<Valued> parts) {
    return parts.stream().mapToInt(Valued::minutes).sum();
  }

  private Sheet participants(Sight sight, ClaimStatement claim) {
    SortedMap<String, List<Valued>> byPerson =
        by(ofClaim(claim), one -> one.counted().person().person().value());
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(sight, byPerson.keySet().stream().map(PersonId::new).toList());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    byPerson.forEach((person, parts) ->
        rows.add(
            row(
                Objects.requireNonNull(names.get(new PersonId(person))).text(),
                organisation(claim, parts.getLast().counted().organisationKey()),
                parts.size(),
                hours(minutes(parts)),
                sum(parts))));
    return sheet(
        Kind.PARTICIPANT_LIST, rows, "participant", "organisation", "sessions", "hours", "amount");
  }

  private Sheet cofinancing(ClaimStatement claim) {
    Programme programme = claim.now().state().programme();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    by(ofClaim(claim), one -> one.counted().organisationKey())
        .forEach((organisation, parts) ->
            rows.add(
                row(
                    places.organisation(programme, organisation),
                    lines.line(line(claim, parts.getFirst())),
                    (int)
                        parts.stream()
                            .map(one -> one.counted().person().person())
                            .distinct()
                            .count(),
                    hours(minutes(parts)),
                    sum(parts))));
    return sheet(
        Kind.COFINANCING_SUMMARY, rows, "organisation", "line", "people", "hours", "amount");
  }

  private static ClaimLine line(ClaimStatement claim, Valued one) {
    return claim.now().lines().keySet().stream()
        .filter(line -> claim.now().hours(line).contains(one))
        .findFirst()
        .orElseThrow();
  }

  private Sheet certificates(Sight sight, ClaimStatement claim) {
    List<Valued> parts = ofClaim(claim);
    List<PersonId> people = new ArrayList<>();
    parts.forEach(one -> {
      people.add(one.counted().person().person());
      PersonHours.Certified certified = one.counted().entry().certified();
      if (certified != null) {
        people.add(certified.by());
      }
    });
    Map<PersonId, ClaimPlaces.Name> names =
        places.names(sight, people.stream().distinct().toList());
    Programme programme = claim.now().state().programme();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Valued one : parts) {
      PersonHours.Entry entry = one.counted().entry();
      PersonHours.Signed signed = entry.signed();
      PersonHours.Certified certified = entry.certified();
      rows.add(
          row(
              entry.date(),
              words.say("claims.activity." + entry.session().kind()),
              places.workplace(programme, one.counted().workplaceKey()),
              Objects.requireNonNull(names.get(one.counted().person().person())).text(),
              hours(one.minutes()),
              one.amount(),
              signed == null ? null : fmt.moment(signed.at()),
              certified == null ? null : Objects.requireNonNull(names.get(certified.by())).text(),
              certified == null ? null : fmt.moment(certified.at())));
    }
    return sheet(
        Kind.CERTIFICATES,
        rows,
        "date",
        "what",
        "workplace",
        "participant",
        "hours",
        "amount",
        "signed",
        "certified-by",
        "certified-at");
  }

  /** Hours with two decimals, for a sheet. */
  private static BigDecimal hours(int minutes) {
    return BigDecimal.valueOf(minutes).divide(SIXTY, 2, java.math.RoundingMode.HALF_UP);
  }
}
