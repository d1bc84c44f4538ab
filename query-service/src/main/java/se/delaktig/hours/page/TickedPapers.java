package se.delaktig.hours.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import se.delaktig.hours.command.CertifyHours;
import se.delaktig.hours.command.SignHours;
import se.delaktig.hours.event.CertificateId;
import se.delaktig.hours.event.CertificateKind;
import se.delaktig.hours.event.HoursSigned;
import se.delaktig.hours.event.SignatureId;
import se.delaktig.hours.event.SignatureKind;
import se.delaktig.hours.view.Waiting;
import se.delaktig.participants.event.PersonId;

/**
 * What becomes of papers that were ticked off: one signature for all, a certificate for each who
 * certifies.
 */
final class TickedPapers {
  private TickedPapers() {}

  /** One command of the several that a pile of papers becomes; a resend repeats none. */
  record Step(String command, Object body, UUID id) {}

  /**
   * What is to be done.
   *
   * @param acts whose signatures stand on the papers: {@code deltagare}, {@code chef} or both
   * @param form the id of the form that ticked them off
   */
  static List<Step> of(List<Waiting> waiting, List<String> acts, UUID form) {
    List<Step> steps = new ArrayList<>();
    if (acts.contains("deltagare")) {
      steps.addAll(signatures(waiting, form));
    }
    if (acts.contains("chef")) {
      steps.addAll(certificates(waiting, form));
    }
    return steps;
  }

  private static List<Step> signatures(List<Waiting> waiting, UUID form) {
    List<HoursSigned.Item> items =
        waiting.stream()
            .filter(Waiting::unsigned)
            .map(w -> HoursRow.of(w.counted().person(), w.counted().entry()).signed())
            .toList();
    UUID id = derived(form, "s");
    return items.isEmpty()
        ? List.of()
        : List.of(
            new Step(
                "sign-hours",
                new SignHours(new SignatureId(id.toString()), SignatureKind.PAPER, items),
                id));
  }

  private static List<Step> certificates(List<Waiting> waiting, UUID form) {
    Map<PersonId, List<HoursRow>> byCertifier = new LinkedHashMap<>();
    waiting.stream()
        .filter(Waiting::uncertified)
        .forEach(w ->
            w.certifier()
                .ifPresent(who ->
                    byCertifier
                        .computeIfAbsent(who, c -> new ArrayList<>())
                        .add(HoursRow.of(w.counted().person(), w.counted().entry()))));
    List<Step> steps = new ArrayList<>();
    byCertifier.forEach((who, rows) -> {
      UUID id = derived(form, "c" + who.value());
      steps.add(
          new Step(
              "certify-hours",
              new CertifyHours(
                  new CertificateId(id.toString()),
                  who,
                  CertificateKind.PAPER,
                  rows.stream().map(HoursRow::certified).toList()),
              id));
    });
    return steps;
  }

  private static UUID derived(UUID form, String part) {
    return UUID.nameUUIDFromBytes((form + part).getBytes(StandardCharsets.UTF_8));
  }
}
