package se.delaktig.project.page;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.delaktig.kernel.event.Basis;
import se.delaktig.kernel.event.Stated;
import se.delaktig.kernel.page.DataTable;
import se.delaktig.kernel.page.DataTable.Cell;
import se.delaktig.kernel.page.DataTable.Column;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;
import se.delaktig.project.event.RuleSet;

/** The rules of what counts, in plain words, each with what it rests on. */
@Component
class RuleWords {
  private final Fmt fmt;
  private final Words words;

  RuleWords(Fmt fmt, Words words) {
    this.fmt = fmt;
    this.words = words;
  }

  /** A version's title: number, first day, decision. */
  String title(RuleSet set) {
    return words.say("project.version", fmt.number(set.version()), fmt.date(set.validFrom()));
  }

  /** Every rule of a version. */
  DataTable table(RuleSet set) {
    DataTable table =
        DataTable.of(
            "regler-" + set.version(),
            title(set),
            Column.text(words.say("project.rule")),
            Column.text(words.say("project.value")));
    row(table, "preparand", minutes(set.preparandMinutes()), set.preparandMinutes());
    row(
        table,
        "dialogue",
        minutes(set.dialogueMinutesPerEmployee()),
        set.dialogueMinutesPerEmployee());
    row(table, "above", yesNo(set.countDialogueAbove()), set.countDialogueAbove());
    Cell hourValue =
        Cell.of(
            words.say(
                "project.hour-value." + set.hourValue().kind(),
                fmt.kronor(set.hourValue().amount())));
    String note = set.hourValue().note();
    table.row(
        Cell.of(words.say("project.rule.hour-value")),
        note == null ? hourValue : hourValue.sub(note));
    row(
        table,
        "rounding",
        set.rounding().value() == null
            ? fmt.stated(set.rounding())
            : words.say("project.rounding." + set.rounding().value()),
        set.rounding());
    row(
        table,
        "signatures",
        several(set.validSignatures().value(), "project.signature."),
        set.validSignatures());
    row(
        table,
        "certificates",
        several(set.validCertificates().value(), "project.certificate."),
        set.validCertificates());
    row(table, "leaders", yesNo(set.leadersCount()), set.leadersCount());
    return table.row(
        Cell.of(words.say("project.rule.refuse")),
        Cell.of(
            words.say(
                set.refuseUnqualifiedLeaders()
                    ? "project.rule.refuse.yes"
                    : "project.rule.refuse.no")));
  }

  /** The names of the rules that are only assumed. */
  String assumed(RuleSet set) {
    return List.of(
            named("preparand", set.preparandMinutes()),
            named("dialogue", set.dialogueMinutesPerEmployee()),
            named("above", set.countDialogueAbove()),
            named("rounding", set.rounding()),
            named("signatures", set.validSignatures()),
            named("certificates", set.validCertificates()),
            named("leaders", set.leadersCount()))
        .stream()
        .filter(name -> !name.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String named(String rule, Stated<?> stated) {
    return stated.basis() == Basis.ASSUMED ? words.say("project.rule." + rule) : "";
  }

  private void row(DataTable table, String rule, String value, Stated<?> stated) {
    table.row(Cell.of(words.say("project.rule." + rule)), Cell.of(value).sub(basis(stated)));
  }

  /** What a value rests on. */
  String basis(Stated<?> stated) {
    String basis = words.say("project.basis." + stated.basis());
    return stated.note() == null ? basis : basis + ": " + stated.note();
  }

  private String minutes(Stated<Integer> stated) {
    Integer value = stated.value();
    return value == null ? fmt.stated(stated) : fmt.hours((long) value);
  }

  private String yesNo(Stated<Boolean> stated) {
    Boolean value = stated.value();
    return value == null ? fmt.stated(stated) : words.say(value ? "project.yes" : "project.no");
  }

  private String several(@Nullable Collection<?> values, String prefix) {
    return values == null || values.isEmpty()
        ? fmt.missing()
        : values.stream()
            .map(value -> words.say(prefix + value))
            .sorted()
            .collect(Collectors.joining(", "));
  }
}
