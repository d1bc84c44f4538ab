package se.delaktig.access.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Hindsight;
import se.delaktig.access.view.Past;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.AsOf;
import se.delaktig.kernel.page.Fmt;

/**
 * The bar with the two clocks on pages that show a project's figures: reads both days off the
 * address, and says in words which question the page answers.
 */
@Component
public class AsOfPages {
  private static final int HALF_A_YEAR = 6;

  private final Hindsight hindsight;
  private final ProgrammeClock clock;
  private final Fmt fmt;

  AsOfPages(Hindsight hindsight, ProgrammeClock clock, Fmt fmt) {
    this.hindsight = hindsight;
    this.clock = clock;
    this.fmt = fmt;
  }

  /**
   * What is in sight as of the days that are asked for, which are put into the model with the
   * button's days to jump to.
   *
   * @param happened the address's {@code hande}
   * @param known the address's {@code kant}
   */
  public Sight at(Sight now, @Nullable String happened, @Nullable String known, Model model) {
    LocalDate first = now.programme().planned().period().from();
    AsOf asked = AsOf.of(happened, known, first, clock.instant());
    Sight then = hindsight.at(now, asked.happened(), asked.known());
    Past past = then.past();
    AsOf shown =
        past == null ? asked : new AsOf(past.happened(), past.known(), first, clock.instant());
    model.addAttribute("asOf", shown);
    model.addAttribute("presets", presets(shown));
    return then;
  }

  /** The time that a page has been asked for, once {@link #at} has put it into the model. */
  public AsOf asked(Model model) {
    return Objects.requireNonNull((AsOf) model.getAttribute("asOf"));
  }

  private List<AsOf.Preset> presets(AsOf shown) {
    LocalDate month = shown.today().withDayOfMonth(1).minusDays(1);
    LocalDate half =
        LocalDate.of(month.getYear(), month.getMonthValue() <= HALF_A_YEAR ? 1 : HALF_A_YEAR + 1, 1)
            .minusDays(1);
    return List.of(month, half).stream()
        .filter(day -> !day.isBefore(shown.first()))
        .distinct()
        .map(day -> AsOf.Preset.at(fmt.date(day), day))
        .toList();
  }
}
