package se.delaktig.access.json;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import se.delaktig.access.view.Hindsight;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.json.AsOfJson;

/**
 * The two parameters by which other programs ask for another time: {@code happened}, the last
 * activity day that counts, and {@code known}, the last day whose records count. Without one of
 * them it is today.
 */
@Component
public class AsOfParameters {
  private final Hindsight hindsight;
  private final ProgrammeClock clock;

  AsOfParameters(Hindsight hindsight, ProgrammeClock clock) {
    this.hindsight = hindsight;
    this.clock = clock;
  }

  /**
   * What is in sight as of the days that are asked for.
   *
   * @throws NotADayException when one is none, or is to come
   */
  public Sight at(Sight now, @Nullable String happened, @Nullable String known) {
    return hindsight.at(now, day("happened", happened), day("known", known));
  }

  /**
   * The same for numbers of people: whoever sees numbers only sees them as they were known at the
   * end of a month, lest two days give away who came between.
   */
  public Sight byMonths(Sight now, @Nullable String happened, @Nullable String known) {
    LocalDate day = day("known", known);
    return now.numbersOnly() && day.isBefore(clock.today())
        ? hindsight.at(now, day, day.plusDays(1).withDayOfMonth(1).minusDays(1))
        : at(now, happened, known);
  }

  /** The time that an answer about a sight holds for. */
  public AsOfJson of(Sight sight) {
    Past past = sight.past();
    return past == null
        ? new AsOfJson(clock.today(), clock.today())
        : new AsOfJson(past.happened(), past.known());
  }

  private LocalDate day(String name, @Nullable String text) {
    LocalDate today = clock.today();
    try {
      LocalDate day = text == null ? today : LocalDate.parse(text);
      if (day.isAfter(today)) {
        throw new NotADayException(name);
      }
      return day;
    } catch (DateTimeParseException malformed) {
      throw new NotADayException(name);
    }
  }

  /** A parameter is no day that has come. */
  static final class NotADayException extends RuntimeException {
    NotADayException(String parameter) {
      super(parameter);
    }
  }

  /** Says so to other programs. */
  @RestControllerAdvice
  static class Refusal {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(NotADayException e) {
      ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
      problem.setProperty("code", "as-of.not-a-day");
      problem.setProperty("parameter", e.getMessage());
      return ResponseEntity.badRequest().body(problem);
    }
  }
}
