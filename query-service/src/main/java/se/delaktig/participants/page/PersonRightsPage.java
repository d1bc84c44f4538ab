package se.delaktig.participants.page;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import se.delaktig.access.view.Disclosure;
import se.delaktig.access.view.Sight;
import se.delaktig.hours.view.ScannedReportsView;
import se.delaktig.kernel.clock.ProgrammeClock;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.command.ErasePerson;
import se.delaktig.participants.command.LiftHold;
import se.delaktig.participants.command.PlaceHold;
import se.delaktig.participants.command.RecordInformation;
import se.delaktig.participants.event.HoldPlaced;
import se.delaktig.participants.event.PersonErased;
import se.delaktig.participants.event.PersonId;
import se.delaktig.participants.event.PersonInformed;
import se.delaktig.participants.view.DataProtection;
import se.delaktig.participants.view.DataProtectionView;
import se.delaktig.participants.view.People;
import se.delaktig.personregister.Mentioned;
import se.delaktig.personregister.PersonRegister;

/** What stands on the page about one person's rights. */
@Component
class PersonRightsPage {
  private final People people;
  private final Keeping keeping;
  private final PersonRegister register;
  private final Disclosure disclosure;
  private final Names names;
  private final Views views;
  private final DataProtectionView protections;
  private final ScannedReportsView scans;
  private final ProgrammeClock clock;
  private final Fmt fmt;
  private final Words words;

  PersonRightsPage(
      People people,
      Keeping keeping,
      PersonRegister register,
      Disclosure disclosure,
      Names names,
      Views views,
      DataProtectionView protections,
      ScannedReportsView scans,
      ProgrammeClock clock,
      Fmt fmt,
      Words words) {
    this.people = people;
    this.keeping = keeping;
    this.register = register;
    this.disclosure = disclosure;
    this.names = names;
    this.views = views;
    this.protections = protections;
    this.scans = scans;
    this.clock = clock;
    this.fmt = fmt;
    this.words = words;
  }

  /**
   * Puts all of it into a model, and gives the person of the record.
   *
   * @throws ResponseStatusException when nobody was ever registered under it
   */
  PersonId fill(Sight sight, String nr, Model model) {
    String project = sight.project().value();
    Optional<DataProtection> known = views.reader(protections).one(project, nr);
    PersonId person =
        people
            .one(sight, nr)
            .map(found -> found.person())
            .or(() -> known.filter(one -> one.erased() != null).map(DataProtection::person))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    DataProtection.Erased erased = known.map(DataProtection::erased).orElse(null);
    Names.Shown name =
        Objects.requireNonNull(names.of(sight.project(), List.of(person)).get(person));
    HoldPlaced.Reason hold = known.map(DataProtection::hold).orElse(null);
    model.addAttribute("project", project);
    model.addAttribute("nr", nr);
    model.addAttribute("name", erased == null ? name.text() : names.number(person));
    model.addAttribute("masked", erased == null && name.masked());
    model.addAttribute("erased", erased);
    model.addAttribute("receipt", erased == null ? null : receipt(erased));
    model.addAttribute("informed", informed(known.map(DataProtection::informed).orElse(List.of())));
    model.addAttribute("hold", hold == null ? null : words.say("participants.hold." + hold));
    model.addAttribute("kept", keeping.until(keeping.decided(sight)));
    model.addAttribute("mayInform", Forms.may(sight, RecordInformation.class));
    model.addAttribute("mayHold", hold == null && Forms.may(sight, PlaceHold.class));
    model.addAttribute("mayLift", hold != null && Forms.may(sight, LiftHold.class));
    model.addAttribute("mayErase", Forms.may(sight, ErasePerson.class));
    Mentioned mentioned = register.mentioned(sight.project(), person);
    model.addAttribute("naming", words.say("participants.erase.naming", mentioned.surely()));
    model.addAttribute(
        "perhaps",
        mentioned.perhaps().isEmpty()
            ? null
            : words.say("participants.erase.perhaps", mentioned.perhaps().size()));
    int untied =
        views.reader(scans).all(project).states().stream()
            .mapToInt(scan -> scan.untied().size())
            .sum();
    model.addAttribute(
        "untied", untied == 0 ? null : words.say("participants.erase.untied", untied));
    model.addAttribute("perhapsTexts", texts(sight, mentioned.perhaps()));
    model.addAttribute("chosenTexts", List.of());
    model.addAttribute("today", clock.today());
    model.addAttribute("whats", Choice.all(PersonInformed.What.class, "participants.told", words));
    model.addAttribute("hows", Choice.all(PersonInformed.How.class, "participants.told-by", words));
    model.addAttribute("holds", Choice.all(HoldPlaced.Reason.class, "participants.hold", words));
    return person;
  }

  /** Texts to be read and chosen, for whoever erases. */
  private List<Choice> texts(Sight sight, List<String> ids) {
    if (!Forms.may(sight, ErasePerson.class)) {
      return List.of();
    }
    return ids.stream()
        .map(id ->
            new Choice(
                id,
                switch (disclosure.text(sight.project(), id)) {
                  case Disclosure.Written(String text) -> text;
                  case Disclosure.Withheld withheld -> words.say("participants.erase.withheld");
                  case Disclosure.Erased gone -> words.say("participants.erase.gone");
                }))
        .toList();
  }

  /**
   * What an erasure came to.
   *
   * @param isFinal whether the master keys that opened older copies have been destroyed since
   */
  record Receipt(
      String when, String ground, String texts, String files, List<String> kept, boolean isFinal) {}

  private Receipt receipt(DataProtection.Erased erased) {
    Instant retired = register.keyChanges().retired();
    boolean isFinal = retired != null && retired.isAfter(erased.at());
    return new Receipt(
        fmt.moment(erased.at()),
        words.say("participants.ground." + erased.ground()),
        words.say("participants.erased.texts", erased.texts()),
        words.say("participants.erased.files", erased.files()),
        erased.kept().stream()
            .filter(kept -> !isFinal || kept != PersonErased.Kept.BACKUPS)
            .map(kept -> words.say("participants.left." + kept))
            .toList(),
        isFinal);
  }

  private @Nullable DataTable informed(List<DataProtection.Informed> informed) {
    if (informed.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "information",
            words.say("participants.informed"),
            Column.text(words.say("participants.date")),
            Column.text(words.say("participants.told")),
            Column.text(words.say("participants.told-by")));
    informed.forEach(one ->
        table.row(
            Cell.of(fmt.date(one.date())),
            Cell.of(words.say("participants.told." + one.what())),
            Cell.of(words.say("participants.told-by." + one.how()))));
    return table;
  }
}
