package se.delaktig.claims.page;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;
import se.delaktig.access.view.Sight;
import se.delaktig.claims.view.ClaimStatements;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** What a form says before it records something of a closed month. */
@Component
public class LateEntries {
  private final ClaimStatements claims;
  private final Fmt fmt;
  private final Words words;

  LateEntries(ClaimStatements claims, Fmt fmt, Words words) {
    this.claims = claims;
    this.fmt = fmt;
    this.words = words;
  }

  /** The warning for a day in a closed month; empty where its month is open. */
  public Optional<String> warning(Sight sight, LocalDate day) {
    return claims
        .closed(sight, day)
        .map(closing ->
            words.say(
                "claims.late.warning",
                fmt.capital(fmt.month(YearMonth.from(day))),
                fmt.date(fmt.day(closing.at()))));
  }
}
