package se.delaktig.dialogue.page;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.dialogue.event.HeldSession;
import se.delaktig.dialogue.event.MaterialAdded;
import se.delaktig.dialogue.event.MaterialId;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Typed;
import se.delaktig.kernel.page.Words;
import se.delaktig.participants.event.PersonId;

/** Fills the fields that logging and correcting a session share; {@code dialogue/fields}. */
@Component
class SessionFields {
  private static final List<Integer> LENGTHS = List.of(30, 45, 60, 75, 90);
  private static final int QUARTER = 15;
  private static final int USUAL_LENGTH = 60;
  private static final LocalTime USUAL_START = LocalTime.of(13, 0);

  private final ProgrammeClock clock;
  private final Typed typed;
  private final Fmt fmt;
  private final Words words;

  SessionFields(ProgrammeClock clock, Typed typed, Fmt fmt, Words words) {
    this.clock = clock;
    this.typed = typed;
    this.fmt = fmt;
    this.words = words;
  }

  /** What stands in the fields before anything is typed. */
  record Preset(
      LocalDate date,
      LocalTime start,
      int minutes,
      List<MaterialId> materials,
      List<PersonId> leaders,
      List<String> focuses) {
    static Preset of(HeldSession held) {
      return new Preset(
          held.date(),
          held.start(),
          held.minutes(),
          held.materials(),
          held.leaders(),
          held.focuses());
    }
  }

  /** The usual: today, and the time and length of the session before, where that is over by now. */
  Preset usual(@Nullable HeldSession before, @Nullable PersonId leader) {
    int minutes = before == null ? USUAL_LENGTH : before.minutes();
    LocalDateTime start = clock.today().atTime(before == null ? USUAL_START : before.start());
    if (start.isAfter(clock.now())) {
      start = justOver(minutes);
    }
    return new Preset(
        start.toLocalDate(),
        start.toLocalTime(),
        minutes,
        List.of(),
        leader == null ? List.of() : List.of(leader),
        List.of());
  }

  /** When a session of that length began that is just over, at a quarter of an hour. */
  private LocalDateTime justOver(int minutes) {
    LocalDateTime began = clock.now().minusMinutes(minutes).truncatedTo(ChronoUnit.MINUTES);
    return began.minusMinutes(began.getMinute() % QUARTER);
  }

  void into(Model model, Sight sight, Roll.Shown shown, Preset preset) {
    model.addAttribute("today", clock.today());
    model.addAttribute("date", preset.date());
    model.addAttribute("start", fmt.time(preset.start()));
    boolean usual = LENGTHS.contains(preset.minutes());
    model.addAttribute("lengths", lengths());
    model.addAttribute("length", usual ? "" + preset.minutes() : SessionForm.OTHER_LENGTH);
    model.addAttribute("otherLength", usual ? null : preset.minutes());
    model.addAttribute(
        "otherShown",
        SessionForm.OTHER_LENGTH.equals(
            typed.of("minuter", usual ? "" : SessionForm.OTHER_LENGTH)));
    model.addAttribute("materials", materials(sight));
    model.addAttribute(
        "chosenMaterials", preset.materials().stream().map(MaterialId::value).toList());
    model.addAttribute(
        "focuses",
        Stream.concat(sight.programme().planned().focuses().stream(), preset.focuses().stream())
            .distinct()
            .map(focus -> new Choice(focus, fmt.capital(focus)))
            .toList());
    model.addAttribute("chosenFocuses", preset.focuses());
    model.addAttribute("people", shown.rows());
    model.addAttribute("parts", shown.parts());
    model.addAttribute("leaders", shown.leaders());
    model.addAttribute("leader1", leader(preset, shown, 0));
    model.addAttribute("leader2", leader(preset, shown, 1));
  }

  private static @Nullable String leader(Preset preset, Roll.Shown shown, int n) {
    List<PersonId> known = preset.leaders().stream().filter(shown::has).toList();
    return known.size() > n ? known.get(n).value() : null;
  }

  private List<Choice> lengths() {
    List<Choice> choices = new ArrayList<>();
    LENGTHS.forEach(minutes -> choices.add(new Choice("" + minutes, "" + minutes)));
    choices.add(new Choice(SessionForm.OTHER_LENGTH, words.say("dialogue.minutes.other")));
    return choices;
  }

  private static List<Choice> materials(Sight sight) {
    List<MaterialAdded> library = sight.programme().materials();
    return library.stream()
        .map(material -> new Choice(material.material().value(), material.title()))
        .toList();
  }
}
