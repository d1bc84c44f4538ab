package se.delaktig.claims.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.Finding;
import se.delaktig.hours.view.Reason;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What a check has found, explained, with where it is mended. */
@Component
class FindingWords {
  private final CorrectionTables lines;
  private final Fmt fmt;
  private final Words words;

  FindingWords(CorrectionTables lines, Fmt fmt, Words words) {
    this.lines = lines;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * A finding as the page shows it.
   *
   * @param href where it is mended; absent where nothing is to be done
   */
  record Said(String text, @Nullable String href, @Nullable String link) {}

  Said of(Finding finding, Sight sight) {
    String at = "/projekt/" + sight.project();
    return switch (finding) {
      case Finding.ShareNotReached one ->
          new Said(
              words.say(
                  "claims.finding.share",
                  fmt.kronor(one.cofinancing()),
                  fmt.kronor(one.carried()),
                  fmt.kronor(one.paid())),
              at + "/medfinansiering",
              words.say("claims.finding.share.do"));
      case Finding.AboveBudget one ->
          new Said(
              words.say(
                  "claims.finding.budget",
                  lines.line(one.line()),
                  lines.sub(one.line()).toLowerCase(Locale.ROOT),
                  fmt.kronor(one.claimed()),
                  fmt.kronor(one.planned())),
              at + "/budget",
              words.say("claims.finding.budget.do"));
      case Finding.AboveCeiling one ->
          new Said(
              words.say(
                  "claims.finding.ceiling",
                  one.post(),
                  fmt.month(one.month()),
                  fmt.hours((long) one.minutes()),
                  words.say(one.reason())),
              at + "/arbetstid?manad=" + one.month(),
              words.say("claims.finding.time.do"));
      case Finding.AlsoStaffTime one ->
          new Said(
              words.say(
                  "claims.finding.also-staff",
                  one.post(),
                  fmt.date(one.day()),
                  fmt.hoursAndMinutes((long) one.minutes())),
              ClaimPlaces.session(sight.project().value(), one.session()),
              words.say("claims.finding.also-staff.do"));
      case Finding.CostTwice one ->
          new Said(
              words.say("claims.finding.twice", one.voucher(), fmt.kronor(one.amount())),
              at + "/kostnader",
              words.say("claims.finding.costs.do"));
      case Finding.CashNotCounted one ->
          new Said(
              words.say(
                  "claims.finding.cash",
                  one.reference(),
                  fmt.kronor(one.amount()),
                  words.say(one.reason())),
              at + "/medfinansiering/kontant",
              words.say("claims.finding.cash.do"));
      case Finding.CostNotAllowed one ->
          new Said(
              words.say("claims.finding.not-allowed", one.voucher(), fmt.kronor(one.amount())),
              at + "/kostnader",
              words.say("claims.finding.costs.do"));
      case Finding.HoursLeftOut one -> hours(one, at);
      case Finding.RoundedAway one ->
          new Said(
              words.say("claims.finding.rounded", fmt.hours((long) one.minutes())),
              at + "/regler",
              words.say("claims.finding.rules.do"));
      case Finding.MonthNotClosed one ->
          new Said(
              words.say("claims.finding.month", fmt.capital(fmt.month(one.month()))),
              at + "/manader/" + one.month(),
              words.say("claims.finding.month.do"));
      case Finding.NoStaffTime one ->
          new Said(
              words.say("claims.finding.no-time", one.post(), fmt.month(one.month())),
              at + "/arbetstid?manad=" + one.month(),
              words.say("claims.finding.time.do"));
      case Finding.ChangedSince one ->
          new Said(
              one.grant() == null
                  ? words.say("claims.finding.changed", one.items())
                  : words.say("claims.finding.changed.grant", one.items(), fmt.kronor(one.grant())),
              null,
              null);
    };
  }

  private Said hours(Finding.HoursLeftOut one, String at) {
    String text =
        words.say(
            "claims.finding.hours",
            fmt.hours((long) one.minutes()),
            one.attendances(),
            words.say("steering." + one.reason().key()),
            words.say("steering." + one.reason().key() + ".mend"));
    boolean waits =
        one.reason().waits()
            || one.reason() == Reason.SIGNATURE_NOT_VALID
            || one.reason() == Reason.CERTIFICATE_NOT_VALID;
    return waits
        ? new Said(text, at + "/intyg", words.say("claims.finding.hours.do"))
        : new Said(text, at + "/dialog", words.say("claims.finding.sessions.do"));
  }
}
