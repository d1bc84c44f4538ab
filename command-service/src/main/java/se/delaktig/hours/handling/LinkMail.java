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
 * mistake learns only that there is a link. Which language its reader prefers is not known, so it
 * says everything in Swedish and then in English.
 */
final class LinkMail {
  private static final ZoneId SWEDEN = ZoneId.of("Europe/Stockholm");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.of("sv", "SE"));
  private static final DateTimeFormatter DAY_EN =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
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
    LocalDate lastDay = LocalDate.ofInstant(expires, SWEDEN);
    String until = DAY.format(lastDay);
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

              In English: hours in the project %s wait for you to certify them. Open the link \
              above, check the hours and certify them there; the page is also in English. Opening \
              it changes nothing. The link is your own and valid until %s. Do not forward it.
              """
                  .formatted(project, about, pages, code, until, project, DAY_EN.format(lastDay)));
      case SIGN_OWN_HOURS ->
          new Mail(
              recipient,
              "Dina timmar att skriva under",
              """
              Hej!

              Du har timmar i projektet %s att skriva under. Öppna länken och se efter om de \
              stämmer. Inget händer av att du öppnar den.

              %s/mina-timmar/%s

              Går länken inte att öppna där du läser mejlet, skriv i stället koden %s på sidan \
              %s/mina-timmar.

              Länken och koden är dina egna och gäller till och med %s. Skicka dem inte vidare.

              In English: you have hours in the project %s to sign. Open the link above and check \
              them; the page is also in English. Opening it changes nothing. Where it does not \
              open, type the code on the page mentioned. Link and code are your own and valid \
              until %s. Do not forward them.
              """
                  .formatted(
                      project,
                      pages,
                      code,
                      typed(code),
                      pages,
                      until,
                      project,
                      DAY_EN.format(lastDay)));
    };
  }

  /** In groups of five, as it is easier to read and to type. */
  private static String typed(String code) {
    return code.replaceAll("(.{5})(?!$)", "$1-");
  }
}
