package se.delaktig.kernel.page;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * What people typed: read as they write it, and kept when a form is shown again, so that nothing is
 * lost. In templates {@code ${typed…}}; the fields' fragments ask it, so that a page need not.
 */
@Component("typed")
public class Typed {
  private static final Pattern TIME = Pattern.compile("(\\d{1,2})[.:]?(\\d{2})?");
  private static final Pattern AMOUNT = Pattern.compile("[-\u2212]?\\d{1,15}([.,]\\d{1,6})?");

  /** The id of a field's element; see {@link FormErrors#id}. */
  public String id(String name) {
    return FormErrors.id(name);
  }

  /** What was just sent in the field, or what the page gives. */
  public @Nullable String of(String name, @Nullable Object given) {
    var sent = sentForm();
    if (sent != null && sent.getParameter(name) != null) {
      return sent.getParameter(name);
    }
    return given == null ? null : given.toString();
  }

  /**
   * Whether a choice is the one that was just sent, or the one that the page gives; what the page
   * gives also where another of its forms was sent.
   */
  public boolean isChosen(String name, @Nullable Object given, Object choice) {
    var sent = sentForm();
    var values = sent == null ? null : sent.getParameterValues(name);
    return values == null
        ? given != null && given.toString().equals(choice.toString())
        : Arrays.asList(values).contains(choice.toString());
  }

  /**
   * Whether a choice is among those that were just sent, or among those that the page gives. Boxes
   * that nobody ticked send nothing, so that the field says of itself that it was sent, see {@link
   * #asked}.
   */
  public boolean isAmong(String name, @Nullable Collection<?> given, Object choice) {
    var sent = sentForm();
    var values = sent == null ? null : sent.getParameterValues(name);
    if (values != null) {
      return Arrays.asList(values).contains(choice.toString());
    }
    return (sent == null || sent.getParameter(asked(name)) == null)
        && given != null
        && given.stream().anyMatch(one -> String.valueOf(one).equals(choice.toString()));
  }

  /** The name of the hidden field that tells that a field of boxes was in the form sent. */
  public String asked(String name) {
    return "_" + name;
  }

  private static @Nullable HttpServletRequest sentForm() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
            && request.getRequest().getMethod().equals("POST")
        ? request.getRequest()
        : null;
  }

  /**
   * A time of day: {@code 13.00}, {@code 13:00}, {@code 1300}, {@code 930} and {@code 13} are all
   * one.
   */
  public static Optional<LocalTime> time(@Nullable String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    var match = TIME.matcher(typed.strip());
    if (!match.matches()) {
      return Optional.empty();
    }
    // "930" is half past nine, not 93 o'clock.
    var digits = typed.strip().replaceAll("[.:]", "");
    var minutesAt = digits.length() > 2 ? digits.length() - 2 : digits.length();
    try {
      return Optional.of(
          LocalTime.of(
              Integer.parseInt(digits.substring(0, minutesAt)),
              digits.length() > 2 ? Integer.parseInt(digits.substring(minutesAt)) : 0));
    } catch (DateTimeException noSuchTime) {
      return Optional.empty();
    }
  }

  /** A day as a date field sends it. */
  public static Optional<LocalDate> date(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(typed.strip()));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }

  /** An amount or another number: {@code 3 166 789,13}, with or without {@code kr}. */
  public static Optional<BigDecimal> amount(@Nullable String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    var bare = typed.replaceAll("(?i)kr|[\\s\u00a0\u202f]", "");
    return AMOUNT.matcher(bare).matches()
        ? Optional.of(new BigDecimal(bare.replace(',', '.').replace('\u2212', '-')))
        : Optional.empty();
  }

  /** A whole number. */
  public static Optional<Integer> whole(@Nullable String typed) {
    return amount(typed)
        .filter(number -> number.stripTrailingZeros().scale() <= 0)
        .filter(number -> number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
        .map(BigDecimal::intValueExact);
  }

  /** One of several choices, by its name. */
  public static <E extends Enum<E>> Optional<E> one(Class<E> choices, @Nullable String typed) {
    return Arrays.stream(choices.getEnumConstants())
        .filter(choice -> choice.name().equals(typed))
        .findFirst();
  }
}
