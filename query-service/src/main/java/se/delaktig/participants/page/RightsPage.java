package se.delaktig.participants.page;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.access.view.Sight;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.kernel.view.Views;
import se.delaktig.participants.view.DataProtection;
import se.delaktig.participants.view.DataProtectionView;
import se.delaktig.project.command.DecideRetention;
import se.delaktig.project.event.RetentionDecided;

/** What stands on the page about people's rights: how long all is kept, and who was erased. */
@Component
class RightsPage {
  private final Keeping keeping;
  private final Views views;
  private final DataProtectionView protections;
  private final Names names;
  private final Fmt fmt;
  private final Words words;

  RightsPage(
      Keeping keeping,
      Views views,
      DataProtectionView protections,
      Names names,
      Fmt fmt,
      Words words) {
    this.keeping = keeping;
    this.views = views;
    this.protections = protections;
    this.names = names;
    this.fmt = fmt;
    this.words = words;
  }

  void fill(Sight sight, Model model) {
    RetentionDecided decided = keeping.decided(sight);
    model.addAttribute("project", sight.project().value());
    model.addAttribute("kept", keeping.until(decided));
    model.addAttribute(
        "archive",
        words.say(
            "participants.archive."
                + (decided == null ? RetentionDecided.Archive.NOT_DECIDED : decided.archive())));
    model.addAttribute("decided", decided);
    model.addAttribute("mayDecide", Forms.may(sight, DecideRetention.class));
    model.addAttribute(
        "periods",
        Choice.all(RetentionDecided.ProgrammePeriod.class, "participants.period", words));
    model.addAttribute(
        "archives", Choice.all(RetentionDecided.Archive.class, "participants.archive", words));
    model.addAttribute(
        "yesNo",
        List.of(
            new Choice("ja", words.say("participants.yes")),
            new Choice("nej", words.say("participants.no"))));
    model.addAttribute("erased", erased(sight));
  }

  private @Nullable DataTable erased(Sight sight) {
    List<DataProtection> erased =
        views.reader(protections).all(sight.project().value()).states().stream()
            .filter(one -> one.erased() != null)
            .sorted(
                Comparator.<DataProtection, Instant>comparing(one -> erasure(one).at()).reversed())
            .toList();
    if (erased.isEmpty()) {
      return null;
    }
    DataTable table =
        DataTable.of(
            "raderade",
            words.say("participants.erased.all"),
            Column.text(words.say("participants.protected.person")),
            Column.text(words.say("participants.erased.when")),
            Column.text(words.say("participants.erased.ground")));
    erased.forEach(one ->
        table.row(
            Cell.link(
                names.number(one.person()),
                "/projekt/" + sight.project() + "/registrerade/" + one.person()),
            Cell.of(fmt.moment(erasure(one).at())),
            Cell.of(words.say("participants.ground." + erasure(one).ground()))));
    return table;
  }

  private static DataProtection.Erased erasure(DataProtection one) {
    return Objects.requireNonNull(one.erased());
  }
}
