package se.delaktig.hours.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.delaktig.hours.event.LinkIssued;
import se.delaktig.personregister.Outbox.Mail;

/**
 * The mail that carries a personal link. It names nobody and tells no figures: whoever reads it by
 * mistake learns only that there is a link.
 */
final class LinkMail {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("sv", "SE"));
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.of("sv", "SE"));

  private LinkMail() {}

  /**
   * @param recipient the person's registered address
   * @param pages the address that the pages are reached at, without a closing slash
   * @param code the link's code; it is written here and nowhere else
   */
  static Mail of(
      String recipient,
      String project,
      LinkIssued.Purpose purpose,
      @Nullable String month,
      Instant expires,
      String pages,
      String code) {
    String until = DAY.format(LocalDate.ofInstant(expires, SWEDEN));
    String about = month == null ? "" : " för " + MONTH.format(YearMonth.parse(month));
    return switch (purpose) {
      case CERTIFY_STAFF_HOURS ->
          new Mail(
              recipient,
              "Timmar att intyga" + about,
              """
              Hej!

              Timmar i projektet %s%s väntar på ditt intyg. Öppna länken, se efter om timmarna \
              stämmer och intyga dem där. Inget händer av att du öppnar den.

              %s/intyga/%s

              Länken är din egen och gäller till och med %s. Skicka den inte vidare.

              In English: hours of your staff wait for you to certify them. The page is also in \
              English.
              """
                  .formatted(project, about, pages, code, until));
      case SIGN_OWN_HOURS ->
          new Mail(
              recipient,
              "Dina timmar att skriva under",
              """
              Hej!

              Du har timmar i projektet %s att skriva under. Öppna länken och se efter om de \
              stämmer. Inget händer av att du öppnar den.

              %s/mina-timmar/%s

              Länken är din egen och gäller till och med %s. Skicka den inte vidare.

              In English: you have hours to sign. The page is also in English.
              """
                  .formatted(project, pages, code, until));
    };
  }
}
