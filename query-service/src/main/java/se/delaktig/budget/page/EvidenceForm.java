package se.delaktig.budget.page;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import se.delaktig.budget.event.EvidenceAttached;
import se.delaktig.budget.event.EvidenceWithdrawn;
import se.delaktig.budget.view.VoucherEvidence;
import se.delaktig.kernel.file.FileReception;
import se.delaktig.kernel.page.Choice;
import se.delaktig.kernel.page.Fmt;
import se.delaktig.kernel.page.Words;

/** How a voucher's evidence is shown, and what can be done about it. */
@Component
class EvidenceForm {
  private final Words words;
  private final Fmt fmt;

  EvidenceForm(Words words, Fmt fmt) {
    this.words = words;
    this.fmt = fmt;
  }

  /**
   * A file that stands as evidence.
   *
   * @param name what it is called here, since its own name is not kept
   * @param href where it is fetched
   * @param preview where its picture is
   * @param about what it is, how long, and its fingerprint
   */
  record Shown(String id, String name, String href, String preview, String about) {}

  void show(VoucherEvidence files, String address, boolean may, Model model) {
    List<VoucherEvidence.Evidence> standing = files.standing();
    model.addAttribute(
        "evidence",
        standing.stream()
            .map(one -> shown(one.attached(), standing.indexOf(one) + 1, address))
            .toList());
    model.addAttribute("mayAttach", may);
    model.addAttribute(
        "evidences",
        standing.stream()
            .map(one ->
                new Choice(
                    one.attached().file().value(),
                    words.say("budget.evidence.one", standing.indexOf(one) + 1)))
            .toList());
    model.addAttribute("accepted", FileReception.accepted());
    model.addAttribute(
        "withdrawals", Choice.all(EvidenceWithdrawn.Reason.class, "budget.evidence.reason", words));
  }

  private Shown shown(EvidenceAttached file, int number, String address) {
    String at = address + "/underlag/" + file.file();
    return new Shown(
        file.file().value(),
        words.say("budget.evidence.one", number),
        at,
        at + "/forhandsvisning",
        words.say(
            "budget.evidence.about",
            words.say("file." + file.mediaType()),
            fmt.number(Math.max(1, file.bytes() / 1_000)),
            fmt.fingerprint(file.sha256())));
  }
}
