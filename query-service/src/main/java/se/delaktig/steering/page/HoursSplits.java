package se.delaktig.steering.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.HoursStatement;
import se.delaktig.hours.view.HoursStatements;
import se.delaktig.hours.view.Parted;
import se.delaktig.hours.view.Split;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.steering.view.SteeringStatement;

/** How all hours are parted on their page, as far as the reader may see it. */
@Component
class HoursSplits {
  private final HoursStatements hours;
  private final Words words;
  private final Fmt fmt;

  HoursSplits(HoursStatements hours, Words words, Fmt fmt) {
    this.hours = hours;
    this.words = words;
    this.fmt = fmt;
  }

  /** By what hours are parted; workplaces stand within their organisations. */
  enum By {
    ACTIVITY("aktivitet"),
    MONTH("manad"),
    ORGANISATION("organisation"),
    SEX("kon"),
    AGE_GROUP("alder");

    private final String inAddress;

    By(String inAddress) {
      this.inAddress = inAddress;
    }

    String inAddress() {
      return inAddress;
    }

    static Optional<By> of(String inAddress) {
      return Stream.of(values()).filter(one -> one.inAddress.equals(inAddress)).findFirst();
    }
  }

  /**
   * A split with the names of its parts.
   *
   * @param name a single part's
   */
  record Shown<K>(By by, Parted<K> parted, Function<K, String> name) {}

  /** One of the splits, of as much as is in sight. */
  Shown<?> of(Sight sight, SteeringStatement statement, By by) {
    HoursStatement all = statement.hours();
    boolean people = statement.seesPeople();
    return switch (by) {
      case ACTIVITY ->
          ofToday(
              by, rows(all.byActivity(), people), kind -> words.say("steering.activity." + kind));
      case MONTH ->
          ofToday(by, rows(all.byMonth(), people), month -> fmt.capital(fmt.month(month)));
      case ORGANISATION ->
          ofToday(
              by,
              people ? all.byOrganisation().rows() : all.organisationsWithoutSmall(),
              id -> organisation(statement, id));
      case SEX -> new Shown<>(by, hours.bySex(sight), sex -> words.say("steering.sex." + sex));
      case AGE_GROUP ->
          new Shown<>(by, hours.byAgeGroup(sight), group -> words.say("steering.age." + group));
    };
  }

  private static <K> Shown<K> ofToday(By by, List<Split.Row<K>> rows, Function<K, String> name) {
    return new Shown<>(by, Parted.ofToday(rows), name);
  }

  private static <K> List<Split.Row<K>> rows(Split<K> split, boolean people) {
    return people ? split.rows() : split.rowsWithoutSmall();
  }

  private String organisation(SteeringStatement statement, String id) {
    return statement.organisationName(id).orElse(words.say("steering.no-organisation"));
  }
}
